/**
 * What a machine is made of, as immutable values: cores, links between them, memory, and what everything costs.
 *
 * <p>Numbers that come from no published table say that they are proposals where they are written. Must not know: how
 * any of this is
 * simulated. Go on to: {@code org.barreleye.machine}.
 */
package org.barreleye.machine.description;
