/**
 * The goals of the Flounder Maven plugin, over {@link org.barreleye.flounder.FlounderCompiler}.
 *
 * <p>The package may not know the language; it passes files to the compiler and findings to the log.
 *
 * <p>Previous stop: {@code compiler.maven}. Next stop: {@code flounder}.
 */
package org.barreleye.flounder.maven;
