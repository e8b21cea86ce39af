/**
 * What can be told about a run: its hash, its recent events, its console.
 *
 * <p>Must not know: what made things happen. Go on to: the tests, which compare hashes.
 */
package org.barreleye.machine.trace;
