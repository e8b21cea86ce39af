/**
 * Spells what was derived as Java; decides nothing. The only package of this compiler that sees JavaPoet.
 *
 * <p>Begin at {@link org.barreleye.hamlet.emit.JavaEmitter}. What programs see is emitted by classes named after it
 * ({@code ObjectTypeEmitter}, {@code ReferenceEmitter}, {@code RetypeEmitter}), what the kernel sees likewise
 * {@code CapabilityEmitter}, {@code RelationsEmitter}, {@code RetypeRulesEmitter}, {@code WireFormEmitter},
 * {@code DispatchEmitter}). Names of the kernel programming interface are in {@link org.barreleye.hamlet.emit.KpiNames}
 * only. Came from: {@code analysis}.
 */
package org.barreleye.hamlet.emit;
