import { ErrorPage } from '@/components/ui/error-page'

export default function NotFound() {
  return <ErrorPage kind="not_found" homeHref="/" />
}
