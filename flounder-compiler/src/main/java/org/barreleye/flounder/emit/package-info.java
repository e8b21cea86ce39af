/**
 * From plans to Java: JavaPoet spells what the plan says and decides nothing.
 *
 * <p>Begin at {@link org.barreleye.flounder.emit.JavaEmitter}. Each class here spells one kind of generated type; what the
 * runtime below generated code is called stands in {@link org.barreleye.flounder.emit.KpiNames}, and nowhere else. Must not
 * know: {@code syntax}, the command line. Came from: {@code plan}, {@code spelling}.
 */
package org.barreleye.flounder.emit;
