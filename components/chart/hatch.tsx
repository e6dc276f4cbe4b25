/** The hatching that says "no data here"; `id` must be unique on the page. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" fill="var(--bg)" />
      <path d="M0 0V6" stroke="var(--line-2)" strokeWidth="1.5" />
    </pattern>
  )
}
