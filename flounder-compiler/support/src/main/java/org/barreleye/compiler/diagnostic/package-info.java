/**
 * What a compiler has to say about a source: a diagnostic is a value, never text on its way to a screen.
 *
 * <p>Start at {@link org.barreleye.compiler.diagnostic.Diagnostics}, which a compiler reports to, and
 * {@link org.barreleye.compiler.diagnostic.Findings}, which it returns. Must not know how a finding is shown. Came
 * from: {@code source}. Go on to: {@code render}.
 */
package org.barreleye.compiler.diagnostic;
