/**
 * The content of interfaces as JSON, and the layouts of their messages as notes.
 *
 * <p>Begin at {@link org.barreleye.flounder.dump.ModelDump}. The package may not know the syntax or how Java is
 * emitted.
 *
 * <p>Previous stop: {@code flounder.plan}. Next stop: {@code flounder.cli}.
 */
package org.barreleye.flounder.dump;
