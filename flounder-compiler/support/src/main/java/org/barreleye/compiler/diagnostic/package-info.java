/**
 * Findings about a source as values, not as text.
 *
 * <p>A compiler reports to {@link org.barreleye.compiler.diagnostic.Diagnostics} and returns
 * {@link org.barreleye.compiler.diagnostic.Findings}. The package may not know how a finding is shown.
 *
 * <p>Previous stop: {@code compiler.source}. Next stop: {@code compiler.diagnostic.render}.
 */
package org.barreleye.compiler.diagnostic;
