import type { zh } from './messages/zh'

declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof zh
  }
}
