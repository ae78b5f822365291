/** Goes with every delivery. */
export const NOTICE = `合成数据，仅供演示 / SYNTHETIC DATA, FOR DEMONSTRATION ONLY

本文件夹中的网格、部件、道路、建筑、地址、单位与责任划分均由程序生成，不是遂宁市的实测成果。
真实的只有：街道（镇）的代码与名称、部分道路、桥梁和景点的名称。社区、单元网格编码为虚构。

Grids, components, roads, buildings, addresses, units and duties in this folder are made by a program and are not a
survey of Suining. Real are only the codes and names of streets and towns and the names of some roads, bridges and sights.

坐标系 CGCS2000 / 3 度带高斯投影，中央经线 105°E (EPSG:4544)；属性编码 GBK。
Coordinates CGCS2000 / 3-degree Gauss-Kruger CM 105E (EPSG:4544); attributes in GBK.
`
