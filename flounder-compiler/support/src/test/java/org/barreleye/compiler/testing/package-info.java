/**
 * The harness for the tests of all modules: golden files, compilation of generated code, two JVMs, seeds, and the rules
 * for sources and architecture.
 *
 * <p>A consumer writes in its POM, besides its ordinary dependency on {@code compiler-support}:
 * <pre>{@code
 * <dependency>
 *   <groupId>org.barreleye</groupId>
 *   <artifactId>compiler-support</artifactId>
 *   <version>${project.version}</version>
 *   <type>test-jar</type>
 *   <scope>test</scope>
 * </dependency>
 * }</pre>
 * and JUnit Jupiter in test scope. Within the reactor this resolves to this module's {@code target/test-classes}, from
 * {@code mvn test-compile} on; {@code -Dmaven.test.skip} would leave nothing to resolve, {@code -DskipTests} is fine.
 *
 * <p>Start at {@link org.barreleye.compiler.testing.GoldenFiles}. Must not know: a language.
 */
package org.barreleye.compiler.testing;
