import type { FastifyInstance } from 'fastify'

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']

type Tree = { [key: string]: unknown }

const inOrder = (tree: Tree, keys: readonly string[]): Tree =>
  Object.fromEntries(keys.filter(key => key in tree).map(key => [key, tree[key]]))

/** The OpenAPI document of `app` as text: paths by name and methods in one order, whatever the order of registration. */
export function openApiText(app: FastifyInstance): string {
  const document = app.swagger() as unknown as Tree
  const paths = document.paths as Record<string, Tree>
  const sorted = Object.fromEntries(
    Object.keys(paths)
      .sort()
      .map(path => [path, inOrder(paths[path]!, METHODS)]),
  )
  return `${JSON.stringify({ ...document, paths: sorted }, null, 2)}\n`
}
