/**
 * The content of a specification as JSON for other tools: the <em>capability index</em>.
 *
 * <p>Begin at {@link org.barreleye.hamlet.dump.CapabilityIndexDump}. The README of the compiler describes the format; a
 * reader must refuse a {@code version} that it does not know, and ignore members that it does not know. The package may
 * not know the syntax or how Java is emitted.
 *
 * <p>Previous stop: {@code hamlet.analysis}. Next stop: {@code flounder.index}.
 */
package org.barreleye.hamlet.dump;
