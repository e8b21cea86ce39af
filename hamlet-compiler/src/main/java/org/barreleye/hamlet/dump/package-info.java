/**
 * The <em>capability index</em>: a specification as JSON for other tools.
 *
 * <p>Start at {@link org.barreleye.hamlet.dump.CapabilityIndexDump}. The README of the compiler describes the format. A
 * reader refuses an unknown {@code version} and ignores unknown members. May not know: syntax, Java text.
 *
 * <p>Previous stop: {@code emit}. Next stop: {@code report}.
 */
package org.barreleye.hamlet.dump;
