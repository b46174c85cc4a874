// @ts-check
import { readFileSync } from "node:fs";
import { parse } from "yaml";

/**
 * A line of releases that one contract describes.
 *
 * @typedef {object} Claim
 * @property {string} line such as `0.12`, or `0.6-early`
 * @property {string} [verified] the main release of the line, which was recorded completely
 * @property {readonly string[]} releases oldest first
 * @property {readonly string[]} [played] those for which every response, in all scenarios, was checked against the contract
 */

/** @type {readonly Claim[]} */
export const claims = parse(readFileSync(new URL("../releases.yaml", import.meta.url), "utf8"));

/** Every release, oldest first. */
export const releases = claims.flatMap((claim) => claim.releases);

/** The releases that were played, oldest first. */
export const played = claims.flatMap((claim) => claim.played ?? []);

/**
 * The claim that a release is part of.
 *
 * @param {string} release
 */
export function claimOf(release) {
  return claims.find((claim) => claim.releases.includes(release));
}

/**
 * The position of a release among all; throws for an unknown release.
 *
 * @param {string} release
 */
export function placeOf(release) {
  const place = releases.indexOf(release);
  if (place < 0) throw new Error(`there is no release ${release}; the nearest is ${nearestTo(release)}`);
  return place;
}

/**
 * The known release that is nearest to a name; of two, the newer.
 *
 * @param {string} name
 */
export function nearestTo(name) {
  const distance = (/** @type {string} */ release) => Math.abs(weightOf(release) - weightOf(name));
  return releases.reduce((nearest, next) => (distance(next) <= distance(nearest) ? next : nearest));
}

/** @param {string} release */
function weightOf(release) {
  const [major = 0, minor = 0, patch = 0] = [...release.matchAll(/\d+/g)].map(Number);
  return major * 1e6 + minor * 1e3 + patch;
}
