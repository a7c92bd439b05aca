// Server components outside of Next's own renderer: called one by one until only elements of HTML are left.
import { cloneElement, isValidElement, type ReactElement, type ReactNode } from "react"

type Props = { children?: ReactNode }
type Component = (props: Props) => ReactNode | Promise<ReactNode>

/** What components, also those that wait for something, come to. They may not use hooks. */
export async function settle(node: ReactNode | Promise<ReactNode>): Promise<ReactNode> {
  const found = await node
  if (Array.isArray(found)) return Promise.all(found.map(settle))
  if (!isValidElement(found)) return found
  const { type, props, key } = found as ReactElement<Props>
  if (typeof type === "function") return keyed(await settle((type as Component)(props)), key)
  return props.children === undefined ? found : cloneElement(found, {}, await settle(props.children))
}

const keyed = (node: ReactNode, key: string | null): ReactNode =>
  key !== null && isValidElement(node) ? cloneElement(node, { key }) : node
