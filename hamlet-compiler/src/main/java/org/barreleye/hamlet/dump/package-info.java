/**
 * What a specification means, as JSON for other tools: the <em>capability index</em>.
 *
 * <p>Begin at {@link org.barreleye.hamlet.dump.CapabilityIndexDump}. The format is described in the compiler's README;
 * a reader must refuse a {@code version} that it does not know, and ignore members that it does not know. Must not
 * know: syntax, Java text. Came from: {@code model}, {@code analysis}.
 */
package org.barreleye.hamlet.dump;
