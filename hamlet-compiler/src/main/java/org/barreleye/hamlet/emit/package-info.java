/**
 * The Java emitters: they write what the analysis derived and make no decisions. No other package of this compiler uses
 * JavaPoet.
 *
 * <p>{@link org.barreleye.hamlet.emit.JavaEmitter} emits the {@linkplain org.barreleye.hamlet.OutputPart parts}. Each
 * emitter is named after the class that it emits: {@code ObjectTypeEmitter}, {@code ReferenceEmitter} and {@code
 * RetypeEmitter} for programs, {@code CapabilityEmitter}, {@code RelationsEmitter}, {@code RetypeRulesEmitter}, {@code
 * WireFormEmitter}, {@code DispatchEmitter} and {@code ObjectLifecycleEmitter} for the kernel. Names of the kernel
 * programming interface are in {@link org.barreleye.hamlet.emit.KpiNames} only. May not know: the syntax, the disk.
 *
 * <p>Previous stop: {@code analysis}. Next stop: {@code dump}.
 */
package org.barreleye.hamlet.emit;
