"""QGIS as a client of WFS: loads, filters and edits a point, a line and an area. Driven by qgis-wfs.ts; prints JSON."""
import json
import os
import sys

from qgis.core import QgsApplication, QgsDataSourceUri, QgsFeature, QgsFeatureRequest, QgsGeometry, QgsRectangle, QgsVectorLayer

address, key, versions, cases = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), json.loads(sys.argv[4])
application = QgsApplication([], False)
application.initQgis()


def layer_of(version, type_name, filter_text=None):
    uri = QgsDataSourceUri()
    uri.setParam('url', f'{address}?token={key}')
    uri.setParam('typename', f'city:{type_name}')
    uri.setParam('version', version)
    uri.setParam('srsname', 'EPSG:4490')
    uri.setParam('pagingEnabled', 'true')
    # only what is drawn, not the whole layer into a cache of its own
    uri.setParam('restrictToRequestBBOX', '1')
    if filter_text:
        uri.setParam('filter', filter_text)
    return QgsVectorLayer(uri.uri(False), type_name, 'WFS')


def errors(layer):
    """What QGIS would show."""
    messages = layer.commitErrors() + layer.dataProvider().errors()
    return [message for message in messages if message and 'SUCCESS' not in message]


def commit(layer):
    done = layer.commitChanges()
    found = errors(layer)
    layer.dataProvider().clearErrors()
    if not done:
        layer.rollBack()
    return {'done': done, 'errors': found}


def by_note(version, case, note):
    layer = layer_of(version, case['type'], f'"note" = \'{note}\'')
    return layer, list(layer.getFeatures())


def edit(version, case):
    """Adds a feature, moves it, changes it and removes it; each step is a commit of its own, looked up anew."""
    steps = {}
    note = f'QGIS {version} {case["type"]}'
    layer = layer_of(version, case['type'], f'"note" = \'{note}\'')
    layer.startEditing()
    feature = QgsFeature(layer.fields())
    for name, value in {**case['attributes'], 'note': note}.items():
        feature.setAttribute(name, value)
    feature.setGeometry(QgsGeometry.fromWkt(case['wkt']))
    layer.addFeature(feature)
    steps['add'] = commit(layer)
    layer, found = by_note(version, case, note)
    steps['added'] = [one.geometry().asWkt(6) for one in found]
    if not found:
        return steps
    layer.startEditing()
    layer.changeGeometry(found[0].id(), QgsGeometry.fromWkt(case['moved']))
    steps['move'] = commit(layer)
    layer, found = by_note(version, case, note)
    steps['moved'] = [one.geometry().asWkt(6) for one in found]
    layer.startEditing()
    layer.changeAttributeValue(found[0].id(), layer.fields().indexOf('location'), '桥头 <1> & "2"')
    steps['change'] = commit(layer)
    layer, found = by_note(version, case, note)
    steps['changed'] = [str(one['location']) for one in found]
    layer.startEditing()
    layer.changeAttributeValue(found[0].id(), layer.fields().indexOf('ownerCode'), 'nobody')
    steps['refused'] = commit(layer)
    layer, found = by_note(version, case, note)
    layer.startEditing()
    layer.deleteFeatures([one.id() for one in found])
    steps['remove'] = commit(layer)
    steps['removed'] = len(by_note(version, case, note)[1])
    return steps


results = []
for version in versions:
    for case in cases:
        layer = layer_of(version, case['type'])
        result = {'version': version, 'type': case['type'], 'valid': layer.isValid(), 'errors': errors(layer)}
        if layer.isValid():
            result['crs'] = layer.crs().authid()
            result['fields'] = [field.name() for field in layer.fields()]
            filtered = layer_of(version, case['type'], case['filter'])
            result['filtered'] = sum(1 for _ in filtered.getFeatures())
            box = QgsFeatureRequest().setFilterRect(QgsRectangle(*case['box']))
            found = [one.geometry().boundingBox().intersects(QgsRectangle(*case['box'])) for one in layer.getFeatures(box)]
            result['boxed'] = [len(found), all(found)]
            result['capabilities'] = layer.dataProvider().capabilitiesString()
            result['steps'] = edit(version, case)
        results.append(result)
print(json.dumps(results, ensure_ascii=False))
sys.stdout.flush()
# leaving QGIS in order crashes it while its network is still at work
os._exit(0)
