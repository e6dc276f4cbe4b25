import type { QueryClient, QueryKey, FetchQueryOptions } from '@tanstack/react-query'
import { randomUUID } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type * as z from 'zod'
import { AppError } from '@/domain/errors'
import { dayOf } from '@/domain/month'
import { actorOf, type Actor } from './actor'
import { clientAddress } from './address'
import { base } from './database'
import { log } from './log'
import type { Read } from './read'
import { pathHeader, sessionCookie, sessionIdOf } from './session'

/** The signed-in caller of a page, asked once a request. */
const caller = cache(async (): Promise<Actor | null> => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookie())?.value)
  const address = clientAddress(await headers())
  return sessionId === null ? null : actorOf(base().pool, sessionId, { today: dayOf(new Date()), address, requestId: null, polling: false })
})

/** Whether there is a caller at all; the sign-in page sends those on. */
export const signedIn = async (): Promise<boolean> => (await caller()) !== null

/** The signed-in caller of a page; others go to the sign-in page, and from there back. */
export async function pageActor(): Promise<Actor> {
  const actor = await caller()
  if (actor === null) redirect(`/sign-in?ended=1&to=${encodeURIComponent((await headers()).get(pathHeader) ?? '/')}`)
  return actor
}

/** As `pageActor`, but whoever must change their password goes there first. */
export async function workingActor(): Promise<Actor> {
  const actor = await pageActor()
  if (actor.mustChange) redirect('/me/password')
  return actor
}

/** Runs a read for a page: a row out of reach is the 404 page, a missing right the 403 page. */
export async function pageRead<I extends z.ZodType, O extends z.ZodType>(read: Read<I, O>, input: z.input<I>): Promise<z.output<O>> {
  const actor = await workingActor()
  try {
    return await read(base(), actor, input)
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') forbidden()
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid')) notFound()
    throw error
  }
}

/**
 * Fills the client's own query with the same read, in process: numbers stand in the first HTML and the browser
 * does not ask again. What is out of reach ends the page; an unexpected failure is left for the card to retry.
 */
export async function prefetch<T, K extends QueryKey, I extends z.ZodType, O extends z.ZodType<T>>(
  client: QueryClient,
  options: FetchQueryOptions<T, Error, T, K>,
  read: Read<I, O>,
  input: z.input<I>,
): Promise<void> {
  const actor = await workingActor()
  try {
    client.setQueryData<T>(options.queryKey, await read(base(), actor, input))
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') forbidden()
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid')) notFound()
    log.error({ id: randomUUID(), err: error }, 'a page could not be filled')
  }
}
