package org.barreleye.flounder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.plan.Transport;
import org.junit.jupiter.api.Test;

class RunDigestTest {
    private static final SourceFile PARCEL = SourceFile.of("parcel.if", "interface parcel { message m(size s); };");
    private static final SourceFile LETTER = SourceFile.of("letter.if", "interface letter { message m(); };");
    private static final SourceFile SIZES = SourceFile.of("sizes.if", "typedef uint8 size;");
    private static final CompilerOptions OPTIONS = CompilerOptions.withPackagePrefix("interfaces");

    private static Sources sources(SourceFile... imports) {
        return new Sources(List.of(imports), List.of(PARCEL, LETTER));
    }

    private static String digest(Sources sources, CompilerOptions options, String identity) {
        return RunDigest.of(sources, options, identity);
    }

    private static String digest(Sources sources) {
        return digest(sources, OPTIONS, "compiler");
    }

    @Test
    void is_the_same_for_the_same() {
        assertThat(digest(sources(SIZES))).isEqualTo(digest(sources(SIZES)));
    }

    @Test
    void differs_with_the_compiler_each_option_and_each_source() {
        SourceFile index = SourceFile.of("capabilities.json", "{}");
        SourceFile other = SourceFile.of("sizes.if", "typedef uint16 size;");
        Sources plain = sources(SIZES);
        List<String> all = new ArrayList<>(List.of(
                digest(plain),
                digest(plain, OPTIONS, "compiler of another build"),
                digest(plain, CompilerOptions.withPackagePrefix("other"), "compiler"),
                digest(sources(other)),
                digest(sources(SIZES.named("extents.if"))),
                digest(sources()),
                digest(sources(SIZES, LETTER)),
                digest(new Sources(List.of(SIZES), List.of(PARCEL))),
                digest(new Sources(List.of(SIZES), List.of(LETTER, PARCEL))),
                digest(plain.with(Optional.of(index))),
                digest(plain.with(Optional.of(SourceFile.of("capabilities.json", "{ }")))),
                digest(new Sources(plain.imports(), plain.interfaces(), Optional.empty(),
                        Map.of("sizes.if", "org.compiled")))));
        for (Transport transport : Transport.values()) {
            all.add(digest(plain, new CompilerOptions("interfaces", List.of(transport)), "compiler"));
            all.add(digest(plain, new CompilerOptions("interfaces",
                    List.copyOf(EnumSet.complementOf(EnumSet.of(transport)))), "compiler"));
        }

        assertThat(all).doesNotHaveDuplicates();
    }
}
