/**
 * Spells what was derived as Java; decides nothing. The only package of this compiler that sees JavaPoet.
 *
 * <p>Begin at {@link org.barreleye.hamlet.emit.JavaEmitter}. What programs see is emitted by classes named after it
 * ({@code ObjectTypes}, {@code References}, {@code Retypes}), what the kernel sees likewise ({@code Capabilities},
 * {@code Relations}, {@code RetypeRules}, {@code WireForms}, {@code Dispatches}). Names of the kernel programming interface are in
 * {@link org.barreleye.hamlet.emit.KpiNames} only. Came from: {@code derive}.
 */
package org.barreleye.hamlet.emit;
