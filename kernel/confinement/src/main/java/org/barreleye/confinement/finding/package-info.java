/**
 * The findings for which a jar of programs is refused. Must not know: class files.
 *
 * <p>Previous stop: {@code confinement.check}. Next stop: {@code confinement.rewrite}.
 */
package org.barreleye.confinement.finding;
