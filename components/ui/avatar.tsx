import s from './avatar.module.css'

interface AvatarProps {
  name: string
  size?: 32 | 40 | undefined
}

/** The first character of a name; stands beside the name, so hidden from screen readers. */
export function Avatar({ name, size = 32 }: AvatarProps) {
  return (
    <span className={s.avatar} style={{ width: size, height: size, fontSize: size === 40 ? 16 : 13 }} aria-hidden>
      {Array.from(name)[0]}
    </span>
  )
}
