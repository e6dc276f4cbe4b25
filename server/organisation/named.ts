import { refuse } from '../refusal'
import { isTaken } from '../violation'

/** Names are unique in the whole city, so the one that holds it may lie out of sight: only the database can tell. */
export async function named<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (isTaken(error, 'org_name')) refuse('name', 'name_taken')
    throw error
  }
}
