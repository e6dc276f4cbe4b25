import { ErrorPage } from '@/components/ui/error-page'

export default function Forbidden() {
  return <ErrorPage kind="forbidden" homeHref="/" />
}
