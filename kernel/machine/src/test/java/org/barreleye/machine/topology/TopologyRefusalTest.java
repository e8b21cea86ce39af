package org.barreleye.machine.topology;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text that is no topology is refused with the place, the reason and the remedy. */
class TopologyRefusalTest {
    private static final String REMEDY = "write the file with `lstopo --of xml FILE`";

    private static void assertRefused(String text, String place, String reason) {
        assertThatThrownBy(() -> TopologyImport.machineFile("t.xml", text)).isInstanceOf(TopologyException.class)
                .hasMessageStartingWith("t.xml:" + place).hasMessageContaining(reason);
    }

    @Nested
    class Text_that_is_not_xml_of_hwloc {
        @Test
        void is_refused_where_the_xml_ends() {
            assertRefused("", "1:1: this is not XML", REMEDY);
            assertRefused("Machine (8GB)\n  Package L#0\n", "1:1: this is not XML", REMEDY);
            assertRefused("<topology>\n  <object type='Machine'>\n</topology>\n", "3:", REMEDY);
            assertRefused("<topology>\n<object type='Machine'/></topology>\n<topology/>", "3:", "this is not XML");
        }

        @Test
        void is_refused_by_its_root_element() {
            assertRefused("<?xml version='1.0'?>\n<machine/>", "2:", "the root element is 'machine', not 'topology'");
        }

        @Test
        void is_refused_without_objects_or_types() {
            assertRefused("<topology/>", "1:", "the topology has no objects; " + REMEDY);
            assertRefused("<topology>\n<object/></topology>", "2:", "an object has no attribute 'type'; " + REMEDY);
        }
    }

    @Nested
    class Elements_that_hwloc_does_not_write {
        @Test
        void are_skipped_however_deep_they_nest() {
            assertRefused("<topology>" + "<x>".repeat(100_000) + "</x>".repeat(100_000) + "</topology>", "1:",
                    "the topology has no objects");
        }
    }

    @Nested
    class External_entities {
        @TempDir
        private Path folder;

        @Test
        void are_refused_and_not_read() throws IOException {
            Path secret = Files.writeString(folder.resolve("secret"), "<object type='Core'/>");
            assertRefused("<?xml version='1.0'?>\n<!DOCTYPE topology [<!ENTITY e SYSTEM '" + secret.toUri()
                    + "'>]>\n<topology>&e;</topology>", "2:", "declares entities or elements");
        }

        @Test
        void are_not_replaced_where_another_file_declares_them() throws IOException {
            Path declarations = Files.writeString(folder.resolve("other.dtd"), "<!ENTITY e 'text'>");
            String head = "<!DOCTYPE topology SYSTEM '" + declarations.toUri() + "'>\n<topology>";
            assertRefused(head + "&e;<object type='Machine'/></topology>", "2:", "e");
            assertRefused(head + "<object type='&e;'/></topology>", "2:", "e");
        }

        @Test
        void of_a_document_type_without_declarations_are_not_looked_for() {
            assertRefused("<!DOCTYPE topology SYSTEM '" + folder.resolve("missing.dtd").toUri()
                    + "'>\n<topology/>", "2:", "the topology has no objects");
        }
    }

    @Nested
    class A_machine_that_no_file_can_describe {
        @Test
        void has_no_cores() {
            assertRefused("<topology>\n<object type='Machine'>\n<object type='NUMANode'/></object></topology>", "2:",
                    "the topology has no cores");
        }

        @Test
        void has_too_many_cores() {
            StringBuilder text = new StringBuilder("<topology><object type='Machine'>");
            for (int core = 0; core < 1_025; core++) {
                text.append("<object type='PU' os_index='").append(core).append("'/>");
            }
            assertRefused(text + "</object></topology>", "1:", "at most 1024 cores, not 1025");
        }

        @Test
        void has_two_cores_of_one_number() {
            assertRefused("<topology><object type='Machine'><object type='PU' os_index='1'/>"
                    + "<object type='PU' os_index='1'/></object></topology>", "1:", "two cores have the number 1");
        }
    }

    @Nested
    class Values {
        @Test
        void are_numbers() {
            assertRefused("<topology><object type='Machine'>\n<object type='PU' os_index='first'/></object></topology>",
                    "2:", "'os_index' is a number, not 'first'");
            assertRefused("<topology><object type='Machine'><object type='PU' os_index='0'/></object>\n"
                    + "<cpukind cpuset='0xyz'/></topology>", "2:", "'0xyz' is no set of hardware threads");
        }

        @Test
        void of_distances_are_one_for_each_pair() {
            assertRefused("<topology><object type='Machine'><object type='PU' os_index='0'/></object>\n"
                    + "<distances2 type='NUMANode' nbobjs='2' kind='5'><u64values>10 20 20</u64values></distances2>"
                    + "</topology>", "2:", "2 objects have 4 distances, not 3");
            assertRefused("<topology><object type='Machine'><object type='PU' os_index='0'/></object>\n"
                    + "<distances2 type='NUMANode' nbobjs='1' kind='5'><u64values>ten</u64values></distances2>"
                    + "</topology>", "2:", "a distance is a number, not 'ten'");
        }

        @Test
        void of_distances_are_counted_for_any_number_of_objects() {
            assertRefused("<topology><object type='Machine'><object type='PU' os_index='0'/></object>\n"
                    + "<distances2 type='NUMANode' nbobjs='65536' kind='5'/></topology>", "2:",
                    "65536 objects have 4294967296 distances, not 0");
        }

        @Test
        void nest_to_a_limit() {
            assertRefused("<topology>" + "<object type='Group'>".repeat(70) + "</object>".repeat(70) + "</topology>",
                    "1:", "nest more than 64 deep");
        }
    }
}
