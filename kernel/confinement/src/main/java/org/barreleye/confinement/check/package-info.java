/**
 * The check of programs before they run, against the list of allowed classes and methods in {@code allowed-api.txt}.
 * Finds everything at once. Must not know: how classes are rewritten.
 *
 * <p>Previous stop: {@code confinement.image}. Next stop: {@code confinement.finding}.
 */
package org.barreleye.confinement.check;
