package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands {@code vspace}, {@code walk} and {@code why ADDRESS}, and the counts of MMUs, on booted machines. */
class AddressSpacesOnMachinesTest {
    private static final Pattern REGION = Pattern.compile(
            "(0x\\p{XDigit}+|\\d+:0x\\p{XDigit}+) +(\\d+) +(\\S+) +Frame +(\\d+:0x\\p{XDigit}+) .*");

    /** The regions of a listing: first address, size, access and canonical address. */
    private static List<Matcher> regions(List<String> shown) {
        List<Matcher> regions = new ArrayList<>();
        for (String line : shown) {
            Matcher region = REGION.matcher(line);
            if (region.matches()) {
                regions.add(region);
            }
        }
        return regions;
    }

    @Nested
    class The_pages_of_a_monitor {
        @ParameterizedTest
        @CsvSource({"two-x86,0,4,X64Level", "two-x86,1.0,4,X64Level", "demo,16.0,2,Arm32Level"})
        void are_found_by_a_walk_where_the_listing_says(String machine, String process, int levels, String type) {
            Matcher first = regions(CommandLineRun.on(machine, "vspace " + process).shown()).get(0);

            List<String> walk = CommandLineRun.on(machine, "walk " + process + " " + first.group(1)).shown();

            assertThat(walk.stream().filter(line -> line.startsWith("level ")).toList()).hasSize(levels)
                    .allMatch(line -> line.matches("level (\\d) +" + type + "\\1 at \\d+:0x\\p{XDigit}+, entry \\d+: "
                            + "0x\\p{XDigit}+, present, for users, writable, .*"))
                    .last().asString().endsWith("a page of 4 KiB");
            assertThat(walk).contains("memory      " + first.group(4))
                    .anyMatch(line -> line.matches(
                            "capability +Frame, read\\+write\\S*, in " + process + ":\\d+\\.\\d+"))
                    .anyMatch(line -> line.matches(
                            "mapping +FrameMapping, read\\+write, in " + process + ":\\d+\\.\\d+"))
                    .anyMatch(line -> line.matches("cell +" + first.group(4) + ":( \\p{XDigit}{2}){8}; byte .*"));
        }

        @Test
        void are_no_larger_than_the_page_tables_say() {
            List<String> walk = CommandLineRun.on("two-x86", "walk 0 0x70000000").shown();

            assertThat(walk).last().asString().startsWith("end         the walk ends on level 3: no page or table");
        }

        @Test
        void were_accessed_and_written_to_where_the_hardware_records_it() {
            assertThat(CommandLineRun.on("two-x86", "vspace 0").shown())
                    .anyMatch(line -> line.matches("0x10000000 .* 4096 +(\\d+) +[1-9]\\d* +[1-9]\\d*"));
            assertThat(CommandLineRun.on("demo", "vspace 16.0").shown())
                    .anyMatch(line -> line.matches("0x10000000 .* 4096 +(\\d+) +- +-"));
        }
    }

    @Nested
    class A_core_without_an_mmu {
        @Test
        void shows_frames_at_physical_addresses() {
            List<Matcher> regions = regions(CommandLineRun.on("demo", "vspace 32.0").shown());
            assertThat(regions).isNotEmpty().allMatch(region -> region.group(1).equals(region.group(4)));

            List<String> walk = CommandLineRun.on("demo", "walk 32.0 " + regions.get(0).group(1)).shown();

            assertThat(walk).anyMatch(line -> line.startsWith("MMU         none on core 32"))
                    .anyMatch(line -> line.matches("capability +Frame, \\S+, in 32\\.0:\\d+\\.\\d+"))
                    .anyMatch(line -> line.matches("cell +" + regions.get(0).group(4) + ":( \\p{XDigit}{2}){8}; .*"));
            assertThat(CommandLineRun.on("demo", "walk 32.0 0x0").shown()).last().asString()
                    .isEqualTo("region      none: no frame is mapped there, and an access is a fault");
        }
    }

    @Nested
    class The_readers_of_a_byte {
        @ParameterizedTest
        @ValueSource(strings = {"1.0", "16.0", "32.0"})
        void of_a_channel_between_two_monitors_are_these_two(String process) {
            Matcher channel = regions(CommandLineRun.on("demo", "vspace " + process).shown()).get(0);

            List<String> shown = CommandLineRun.on("demo", "why " + channel.group(4)).shown();

            assertThat(shown).filteredOn(line -> line.contains("(the monitor of core ")).hasSize(2)
                    .anyMatch(line -> line.startsWith("process " + process + " (the monitor of core "));
            assertThat(shown).last().asString().isEqualTo("2 mappings permit to read it");
            assertThat(shown).anyMatch(line -> line.matches("[\\d.]+:\\d+\\.\\d+ is a Frame, .*"))
                    .anyMatch(line -> line.startsWith("  made of a Ram, "))
                    .anyMatch(line -> line.startsWith("  made of a PhysicalMemory, "));
        }

        @Test
        void are_the_same_for_an_address_of_a_process() {
            Matcher channel = regions(CommandLineRun.on("two-x86", "vspace 0").shown()).get(0);

            assertThat(CommandLineRun.on("two-x86", "why 0 " + channel.group(1)).shown())
                    .isEqualTo(CommandLineRun.on("two-x86", "why " + channel.group(4)).shown());
        }

        @Test
        void are_none_where_there_is_no_memory() {
            assertThat(CommandLineRun.on("two-x86", "why 9:0x1000").shown()).last().isEqualTo("no process can read it");
        }
    }

    @Nested
    class Translations {
        @Test
        void are_counted_for_each_core_with_an_mmu() {
            List<String> shown = CommandLineRun.on("demo", "lscpu -v").shown();

            assertThat(shown).anyMatch(line -> line.matches(" +0 +on .* [1-9]\\d* +[1-9]\\d* +0 +0 +0 +0"))
                    .anyMatch(line -> line.matches(" +16 +on .* [1-9]\\d* +[1-9]\\d* +0 +0 +0 +0"))
                    .anyMatch(line -> line.matches(" +32 +on .* - +- +- +0 +0 +0"))
                    .anyMatch(line -> line.matches(" +6 +off .* - +- +- +- +- +-"));
        }

        @Test
        void are_counted_for_each_process_and_no_process_has_more_than_its_core() {
            List<String> shown = CommandLineRun.on("demo", "spawn 0 demo; ps -v; lscpu -v").shown();

            long ofProcesses = shown.stream().filter(line -> line.matches(" +\\d+ +0 +running .*"))
                    .mapToLong(line -> Long.parseLong(line.trim().split(" +")[4])).sum();
            long ofCore = shown.stream().filter(line -> line.matches(" +0 +on .*"))
                    .mapToLong(line -> Long.parseLong(line.trim().split(" +")[10])).sum();
            assertThat(ofProcesses).isPositive().isLessThan(ofCore);
        }
    }
}
