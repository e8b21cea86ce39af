package org.barreleye.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final String SUITE = "src/test/resources/conformance/";
    private static final String HEADER = "#hamlet-oracle v1\tntypes=1\toffset=1000\n";
    private static final String SOURCE = "cap Vm { lvaddr va; address { mem_to_phys(va) }; size gensize bytes; };\n";

    @TempDir
    private Path folder;

    private Ended verify(String rows) throws IOException {
        Path vectors = Files.writeString(folder.resolve("vectors.tsv"), HEADER + rows);
        return Ended.runWithInput(SOURCE, "verify", "-q", "-", vectors.toString());
    }

    private static String pair(String address, String order) {
        return String.join("\t", "P", "0", "made", "L#type=0", "L#rights=1", "L.va=3000", "L.bytes=10", "R#type=0",
                "R#rights=1", "R.va=4000", "R.bytes=10", "L.addr()=" + address, "cmp(L,R)=" + order) + "\n";
    }

    @Test
    void the_generated_predicates_agree_with_the_reference_on_every_row() {
        Ended ended = Ended.run("verify", "-q", SUITE + "semantics.hl", SUITE + "semantics-vectors.tsv.gz");

        assertThat(ended).isEqualTo(new Ended(0, "rows: 4 D, 21 T, 39 F, 21 W, 5 X, 12441 P; mismatches: 0\n", ""));
    }

    @Nested
    class A_plain_file {
        @Test
        void is_read_with_the_offset_of_its_header() throws IOException {
            assertThat(verify(pair("2000", "-1"))).isEqualTo(new Ended(0, "rows: 1 P; mismatches: 0\n", ""));
        }

        @Test
        void that_says_otherwise_is_told_row_by_row() throws IOException {
            assertThat(verify(pair("3000", "1"))).isEqualTo(new Ended(1, """
                    line 2, P 0: L.addr() is 3000 there, and 2000 here
                    line 2, P 0: cmp(L,R) is 1 there, and -1 here
                    rows: 1 P; mismatches: 2
                    """, ""));
        }

        @Test
        void may_disagree_about_types_and_numbers_too() throws IOException {
            Ended ended = verify("T\t0\tVm\troot=0\tfrom=-\tfrom_self=0\trevoked_first_nodesc=1\trevoked_first_desc=0\n"
                    + "W\t0\tVm\t1\nF\tVm\tva\tlvaddr_t\toff=8\tsize=8\nX\t0\taddr=0\n");

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out()).contains("revoked_first_nodesc", "retype into type 0 is 1 there, and 0 here",
                    "line 4, F Vm:", "this is the number of Vm", "rows: 1 T, 1 W, 1 F, 1 X; mismatches: 5");
        }
    }

    @Nested
    class A_file_that_is_something_else {
        @Test
        void is_refused_with_its_line() throws IOException {
            assertThat(verify("P\t0\tmade\tL#type=7\n").code()).isEqualTo(3);
            assertThat(verify("P\t0\tmade\tL#type=7\n").err()).contains("line 2: the specification has no type");
            assertThat(verify("Q\t1\n").err()).contains("line 2 is of no kind that there is: 'Q'");
            assertThat(verify("P\t0\tmade\tL#type=zz\n").err()).contains("'zz' in column 'L#type'");
            assertThat(verify("T\tx\n").code()).isEqualTo(3);
        }

        @Test
        void is_refused_without_its_header() throws IOException {
            String vectors = Files.writeString(folder.resolve("vectors.tsv"), "").toString();

            assertThat(Ended.runWithInput(SOURCE, "verify", "-", vectors).err()).contains("is no vector file");
            assertThat(Ended.runWithInput(SOURCE, "verify", "-", "missing.tsv").code()).isEqualTo(3);
        }
    }
}
