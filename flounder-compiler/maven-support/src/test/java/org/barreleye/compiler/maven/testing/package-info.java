/** Modules, projects and logs for the tests of the Maven plugins. */
package org.barreleye.compiler.maven.testing;
