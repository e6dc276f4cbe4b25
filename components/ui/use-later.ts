import { useEffect, useState } from 'react'

/** Code that a page needs only after it stands, such as what checks a form: fetched once the page is drawn. `load` is a constant. */
export function useLater<T>(load: () => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<{ file: T }>()
  useEffect(() => {
    // Without a connection it is fetched again by whoever waits for it.
    load().then(
      (file) => setLoaded({ file }),
      () => undefined,
    )
  }, [load])
  return loaded?.file
}
