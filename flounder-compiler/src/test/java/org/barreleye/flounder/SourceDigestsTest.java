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

class SourceDigestsTest {
    private static final SourceFile PARCEL = SourceFile.of("parcel.if", "interface parcel { message m(size s); };");
    private static final SourceFile LETTER = SourceFile.of("letter.if", "interface letter { message m(); };");
    private static final SourceFile SIZES = SourceFile.of("sizes.if", "typedef uint8 size;");
    private static final CompilerOptions OPTIONS = CompilerOptions.withPackagePrefix("interfaces");

    private static Sources sources(SourceFile... imports) {
        return new Sources(List.of(imports), List.of(PARCEL, LETTER));
    }

    private static SourceDigests digests(Sources sources, CompilerOptions options, String identity) {
        return SourceDigests.of(sources, options, identity);
    }

    private static SourceDigests digests(Sources sources) {
        return digests(sources, OPTIONS, "compiler");
    }

    @Test
    void are_the_same_for_the_same() {
        assertThat(digests(sources(SIZES)).run()).isEqualTo(digests(sources(SIZES)).run());
        assertThat(digests(sources(SIZES)).ofInterface(PARCEL)).isEqualTo(digests(sources(SIZES)).ofInterface(PARCEL));
    }

    @Test
    void differ_with_the_compiler_each_option_and_all_that_is_imported() {
        SourceFile index = SourceFile.of("capabilities.json", "{}");
        SourceFile other = SourceFile.of("sizes.if", "typedef uint16 size;");
        Sources plain = sources(SIZES);
        List<SourceDigests> all = new ArrayList<>(List.of(
                digests(plain),
                digests(plain, OPTIONS, "compiler of another build"),
                digests(plain, CompilerOptions.withPackagePrefix("other"), "compiler"),
                digests(sources(other)),
                digests(sources(SIZES.named("extents.if"))),
                digests(sources()),
                digests(sources(SIZES, LETTER)),
                digests(plain.with(Optional.of(index))),
                digests(plain.with(Optional.of(SourceFile.of("capabilities.json", "{ }")))),
                digests(new Sources(plain.imports(), plain.interfaces(), Optional.empty(),
                        Map.of("sizes.if", "org.compiled")))));
        for (Transport transport : Transport.values()) {
            all.add(digests(plain, new CompilerOptions("interfaces", List.of(transport)), "compiler"));
            all.add(digests(plain, new CompilerOptions("interfaces",
                    List.copyOf(EnumSet.complementOf(EnumSet.of(transport)))), "compiler"));
        }

        assertThat(all).extracting(SourceDigests::run).doesNotHaveDuplicates();
        assertThat(all).extracting(SourceDigests::types).doesNotHaveDuplicates();
        assertThat(all).extracting(digest -> digest.ofInterface(PARCEL)).doesNotHaveDuplicates();
    }

    @Test
    void of_an_interface_do_not_depend_on_other_interfaces_but_that_of_the_run_does() {
        Sources alone = new Sources(List.of(), List.of(PARCEL));

        assertThat(digests(alone).ofInterface(PARCEL)).isEqualTo(digests(sources()).ofInterface(PARCEL))
                .isNotEqualTo(digests(sources()).ofInterface(LETTER));
        assertThat(digests(alone).run()).isNotEqualTo(digests(sources()).run());
    }
}
