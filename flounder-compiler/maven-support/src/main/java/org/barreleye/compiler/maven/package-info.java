/**
 * The shared part of both Maven plugins: the base of their goals, the selection of files, the reading of parameters and
 * the report of findings.
 *
 * <p>The parameters of users are declared in each plugin, since their names begin with the name of the plugin. The
 * package may not know a language.
 *
 * <p>Previous stop: {@code compiler.cli}. Next stop: {@code flounder.maven}.
 */
package org.barreleye.compiler.maven;
