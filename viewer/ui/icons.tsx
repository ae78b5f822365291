/** Line icons on a 24 grid, drawn with the current text colour. */
const PATHS = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.4 15.4L20 20',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5',
  target: 'M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2.5V6M12 18v3.5M2.5 12H6M18 12h3.5',
  layers: 'M12 4l8.5 4.5L12 13 3.5 8.5zM3.5 12.5L12 17l8.5-4.5M3.5 16.5L12 21l8.5-4.5',
  ruler: 'M4 15.5L15.5 4 20 8.5 8.5 20zM7.5 12l2 2M10.5 9l2.5 2.5M13.5 6l2 2',
  area: 'M5 7l9-3 6 8-5 8-10-3z',
  share:
    'M17 4a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5M7 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5M17 15a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5M9.2 10.8l5.6-3M9.2 13.2l5.6 3',
  print: 'M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z',
  keyboard: 'M3 7h18v10H3zM6.5 10.2h.01M10 10.2h.01M13.5 10.2h.01M17 10.2h.01M8 14h8',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  language: 'M4 6h9M8.5 4v2M11 6c-.8 4-3 6.8-6.5 8.5M6.5 9.5c1.5 2.5 3 3.8 5 4.8M12.5 20l4-9 4 9M14 17h5',
  chevron: 'M9 6l6 6-6 6',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  pin: 'M12 21c-4-4.8-6-8-6-10.8a6 6 0 0 1 12 0c0 2.8-2 6-6 10.8M12 8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4',
  near: 'M12 10a2 2 0 1 0 0 4a2 2 0 0 0 0-4M12 5.5a6.5 6.5 0 0 1 6.5 6.5M12 2a10 10 0 0 1 10 10',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M12 11v5.5M12 7.6v.01',
  undo: 'M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4',
  road: 'M8 3L5 21M16 3l3 18M12 4v3M12 10.5v3M12 17v3',
  grid: 'M4 4h16v16H4zM4 9.3h16M4 14.7h16M9.3 4v16M14.7 4v16',
  unit: 'M5 20V5h9v15M14 10h5v10M3 20h18M8 8.5h3M8 12h3M8 15.5h3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  filter: 'M4 5h16l-6.2 7.5V19l-3.6-2v-4.5z',
  workbench: 'M4 4h7v7H4zM13 4h7v4h-7zM13 10h7v10h-7zM4 13h7v7H4z',
  plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8M4.5 20.5c.8-4.2 3.6-6 7.5-6s6.7 1.8 7.5 6',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  panel: 'M4 5h16v14H4zM10 5v14',
  halves: 'M3 6h18v12H3zM12 4v16',
  enlarge: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  up: 'M12 20V5M6 11l6-6 6 6',
  down: 'M12 4v15M6 13l6 6 6-6',
} as const

export type IconName = keyof typeof PATHS

/** An icon is never the only name of a control: the control carries the label. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
)
