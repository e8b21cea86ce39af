/**
 * Memory that changes hands instead of being copied: a program gives a frame to a service of another core, which works
 * on it and gives it back. Meanwhile the giver cannot touch it, for a mapping goes with the capability that allowed it.
 *
 * <p>{@code java -jar samples/target/samples.jar handover}. Go on to {@code samples.offload}, which only lends.
 */
package org.barreleye.samples.handover;
