"""Reads a STAC API as clients do: pystac-client walks and searches it, pystac and stac-validator judge what it says."""
import itertools
import sys

from pystac.validation.local_validator import LocalValidator
from pystac_client import Client
from stac_validator import stac_validator

root, token = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
parameters = {"token": token} if token else None
failures = 0


def claim(words, holds, found=""):
    global failures
    failures += not holds
    print(f"{'ok    ' if holds else 'failed'}  {words}{'' if holds else f': {found}'}")


schemas = LocalValidator()


def valid(words, document):
    kind = {"Catalog": "catalog", "Collection": "collection", "Feature": "item"}[document["type"]]
    errors = list(getattr(schemas, f"{kind}_validator")().iter_errors(document))
    claim(f"{words} is valid by its schema", not errors, [e.message for e in errors])
    if not document.get("stac_extensions"):
        return
    judge = stac_validator.StacValidate(extensions=True)
    judge.validate_dict(document)
    if "Max retries exceeded" in str(judge.message):
        print(f"not judged: {words} by its extensions, whose schemas are out of reach")
    else:
        claim(f"{words} is valid by its extensions", judge.message[0].get("valid_stac"), judge.message)


client = Client.open(root, parameters=parameters)
claim("the catalogue says what it conforms to", client.conforms_to("ITEM_SEARCH"))
valid("the catalogue", client.to_dict())

collections = list(itertools.islice(client.get_collections(), 250))
claim("collections come page by page, each once", len({c.id for c in collections}) == len(collections) > 0, len(collections))
first = collections[0]
valid("a collection", client.get_collection(first.id).to_dict())
members = list(itertools.islice(first.get_items(), 300))
claim("a collection leads to its items", len(members) > 0 and all(i.collection_id == first.id for i in members))
item = members[0]
valid("an item", item.to_dict())
claim("an item is read by its own address", first.get_item(item.id).id == item.id)
claim("an item has its picture in three sizes", set(item.assets) == {"hd", "sd", "thumb"}, list(item.assets))

lon, lat = item.geometry["coordinates"]
box = [lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001]
inside = lambda i: box[0] <= i.geometry["coordinates"][0] <= box[2] and box[1] <= i.geometry["coordinates"][1] <= box[3]
polygon = {
    "type": "Polygon",
    "coordinates": [[[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]], [box[0], box[1]]]],
}
for method in ("GET", "POST"):
    search = lambda **words: list(client.search(method=method, max_items=150, limit=40, **words).items())
    boxed = search(bbox=box)
    claim(f"{method} bbox finds what lies in it, page by page, each once", item.id in {i.id for i in boxed} and all(map(inside, boxed)) and len({i.id for i in boxed}) == len(boxed))
    shaped = search(intersects=polygon)
    claim(f"{method} intersects finds what the box finds", {i.id for i in shaped} == {i.id for i in boxed})
    day = item.datetime.date().isoformat()
    timed = search(bbox=box, datetime=f"{day}/{day}")
    claim(f"{method} datetime finds what was taken then", item.id in {i.id for i in timed} and all(i.datetime.date().isoformat() == day for i in timed))
    claim(f"{method} datetime before all finds nothing", search(datetime="../2001-01-01T00:00:00Z") == [])
    named = search(ids=[item.id, members[-1].id])
    claim(f"{method} ids finds those", {i.id for i in named} == {item.id, members[-1].id})
    own = search(collections=[first.id], bbox=box)
    claim(f"{method} collections keeps to them", len(own) > 0 and all(i.collection_id == first.id for i in own))

looking = client.search(method="GET", max_items=5, limit=5)
# a word of our own, for which the client has no argument
looking._parameters["lookAt"] = f"{lon + 0.0001},{lat}"
views = list(looking.items())
scores = [i.properties["lookAt"]["score"] for i in views]
claim("lookAt finds what looks there, best first", len(scores) > 0 and scores == sorted(scores, reverse=True), scores)

print(f"{failures} failed")
sys.exit(1 if failures else 0)
