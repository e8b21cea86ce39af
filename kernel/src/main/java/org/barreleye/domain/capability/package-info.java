/**
 * A domain's allocation of slots in its capability space, and the identity of the objects that capabilities describe.
 * It may not know the CPU driver or services.
 *
 * <p>Previous stop: {@code domain.interconnect}. Next stop: {@code generated.user}.
 */
package org.barreleye.domain.capability;
