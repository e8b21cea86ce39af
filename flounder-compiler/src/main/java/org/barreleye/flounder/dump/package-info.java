/**
 * Interfaces as JSON. Begin at {@link org.barreleye.flounder.dump.ModelDump}.
 *
 * <p>Must not know: syntax, Java text. Came from: {@code model}, {@code plan}.
 */
package org.barreleye.flounder.dump;
