import { useStore } from '../state/use-store.ts'
import { sightStore } from './sight-store.ts'
import type { ViewControls } from './view-controls.ts'

/** Foot and top of what is measured, where they were marked in this picture, with a line between them. */
export function SightMarks({ picture, controls }: { picture: string; controls: ViewControls }) {
  const sight = useStore(sightStore, sights => sights.find(one => one.picture === picture))
  if (!sight) return null
  const [foot, top] = [controls.place(sight.foot), sight.top && controls.place(sight.top)]
  return (
    <svg className="picture-markers picture-sights" aria-hidden="true">
      {foot && top && <line x1={foot[0]} y1={foot[1]} x2={top[0]} y2={top[1]} />}
      {[foot, top].map(at => at && <circle key={at.join()} cx={at[0]} cy={at[1]} r={6} />)}
    </svg>
  )
}
