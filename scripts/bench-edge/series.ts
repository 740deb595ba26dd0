import type { Shares } from './shares.ts'

/** One figure, measured once a round, and the floor measured in the same rounds. */
export interface Series {
  /** What is measured, with its unit. */
  figure: string
  /** What carried it. */
  by: string
  values: number[]
  /** How busy each process was meanwhile. */
  shares: Shares[]
  floor: { by: string; values: number[] }
  /** How it stands to its floor: as a share of it, or by what it adds. */
  against: 'ratio' | 'difference'
}

/** The values of a name, gathered over the rounds. */
export class Gathered {
  readonly #values = new Map<string, number[]>()
  readonly #shares = new Map<string, Shares[]>()

  add(name: string, value: number, shares?: Shares) {
    this.#values.set(name, [...this.valuesOf(name), value])
    if (shares) this.#shares.set(name, [...this.sharesOf(name), shares])
  }

  valuesOf(name: string): number[] {
    return this.#values.get(name) ?? []
  }

  sharesOf(name: string): Shares[] {
    return this.#shares.get(name) ?? []
  }
}

/** The value below which this share of them lies; NaN of none. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Each of them is first in turn, so that none always follows the same. */
export function rotated<T>(all: T[], round: number): T[] {
  const first = round % all.length
  return [...all.slice(first), ...all.slice(0, first)]
}
