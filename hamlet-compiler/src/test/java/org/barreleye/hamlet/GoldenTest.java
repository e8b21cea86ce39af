package org.barreleye.hamlet;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.barreleye.compiler.testing.GoldenFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The Java that comes out of a specification, read once by a person and kept. */
class GoldenTest {
    @TestFactory
    Stream<DynamicTest> is_generated_as_it_was_read() {
        return GoldenFiles.in(Path.of("src/test/resources")).accepted(golden ->
                HamletCompiler.compile(golden.input(),
                        CompilerOptions.withPackagePrefix("types." + golden.name()).withAllParts()).output());
    }
}
