package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.KernelNextMappedResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.KernelWalkResult;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.PageTableReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.EntryFlags;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.trace.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel's answers about the memory of a dispatcher, against what that dispatcher has mapped. */
class AddressSpaceInspectionTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);
    private static final CapabilityAddress SELF = WellKnownSlots.DISPATCHER;
    private static final int FIRST_SLOT = 32;
    private static final long PAGE = 4096;

    private static FrameReference frame(SystemCalls syscalls, int number, long offset, long bytes) {
        CapabilityAddress slot = new CapabilityAddress(FIRST_SLOT + number);
        ROOT.retype(syscalls, MEMORY, offset, Retype.FRAME, bytes, 1, slot).value();
        return new FrameReference(slot);
    }

    private static List<KernelNextMappedResult> mapped(SystemCalls syscalls) {
        List<KernelNextMappedResult> all = new ArrayList<>();
        Outcome<KernelNextMappedResult> next = KERNEL.nextMapped(syscalls, SELF, 0);
        while (next.succeeded()) {
            all.add(next.value());
            next = KERNEL.nextMapped(syscalls, SELF, next.value().first() + next.value().bytes());
        }
        assertThat(next.error()).isEqualTo(KernelError.NOT_MAPPED);
        return all;
    }

    /** The entry for an address on the last level. */
    private static KernelWalkResult leaf(SystemCalls syscalls, long address) {
        KernelWalkResult last = KERNEL.walk(syscalls, SELF, address, 0).value();
        for (int depth = 1; EntryFlags.has(last.flags(), EntryFlags.TABLE); depth++) {
            last = KERNEL.walk(syscalls, SELF, address, depth).value();
        }
        return last;
    }

    private static boolean faults(Runnable access) {
        try {
            access.run();
            return false;
        } catch (MemoryFault fault) {
            return true;
        }
    }

    @Nested
    class The_listing {
        @ParameterizedTest
        @ValueSource(strings = {"two-x86", "scc-48", "omap-4460", "big-little"})
        void names_the_pages_that_the_dispatcher_has_mapped_and_no_others(String machine) {
            for (long seed = 1; seed <= 5; seed++) {
                long chosen = seed;
                inInitialDomain(Presets.named(machine), syscalls -> compare(syscalls, chosen));
            }
        }

        private void compare(SystemCalls syscalls, long seed) {
            SeededRandom random = new SeededRandom(seed);
            AddressSpace space = TestAddressSpace.ofInitialDomain(syscalls);
            List<Region> regions = new ArrayList<>();
            long offset = 0;
            for (int i = 0; i < 8; i++) {
                long bytes = PAGE * (1 + random.upTo(4));
                FrameReference frame = frame(syscalls, i, offset, bytes);
                offset += bytes;
                regions.add(space.mapAt(0x2000_0000L + i * 0x8_0000L + PAGE * random.upTo(100), frame,
                        random.upTo(1) == 0 ? AddressSpace.READ : AddressSpace.READ_WRITE).value());
            }
            Region unmapped = regions.remove((int) random.upTo(regions.size() - 1));
            space.unmap(unmapped);

            assertThat(bytesOf(mapped(syscalls))).as("seed %d", seed).containsExactlyElementsOf(expected(syscalls,
                    regions));
            assertThat(KERNEL.loadCell(syscalls, SELF, unmapped.base()).error()).isEqualTo(KernelError.NOT_MAPPED);
        }

        /** For each page: its address, the memory, the access and the slot of the frame. */
        private List<String> bytesOf(List<KernelNextMappedResult> parts) {
            List<String> pages = new ArrayList<>();
            for (KernelNextMappedResult part : parts) {
                assertThat(part.pageBytes()).isEqualTo(PAGE);
                for (long done = 0; done < part.bytes(); done += PAGE) {
                    pages.add(page(part.first() + done, part.base() + done, part.access(), part.source()));
                }
            }
            return pages;
        }

        private List<String> expected(SystemCalls syscalls, List<Region> regions) {
            List<String> pages = new ArrayList<>();
            for (Region region : regions) {
                long base = new FrameReference(region.frame()).identify(syscalls).value().base();
                for (long done = 0; done < region.bytes(); done += PAGE) {
                    pages.add(page(region.base() + done, base + done, region.access(), region.frame()));
                }
            }
            return pages;
        }

        private String page(long address, long base, Rights access, CapabilityAddress frame) {
            return Long.toHexString(address) + " " + Long.toHexString(base) + " " + access.bits() + " " + frame;
        }

        @Test
        void begins_in_the_middle_of_a_mapping_and_counts_the_pages_from_there() {
            inInitialDomain(syscalls -> {
                AddressSpace space = TestAddressSpace.ofInitialDomain(syscalls);
                Window window = space.map(frame(syscalls, 0, 0, 4 * PAGE)).value().window(syscalls.memory());
                window.putByte((int) PAGE, (byte) 1);
                window.getByte((int) (2 * PAGE));

                KernelNextMappedResult rest = KERNEL.nextMapped(syscalls, SELF, window.base() + PAGE + 5).value();

                assertThat(rest.first()).isEqualTo(window.base() + PAGE);
                assertThat(rest.bytes()).isEqualTo(3 * PAGE);
                assertThat(rest.hasUsage()).isTrue();
                assertThat(rest.accessed()).isEqualTo(2);
                assertThat(rest.written()).isEqualTo(1);
            });
        }

        @Test
        void of_one_empty_table_at_a_million_places_is_made_in_bounded_steps() {
            inInitialDomain(syscalls -> {
                TestAddressSpace.ofInitialDomain(syscalls);
                PageTableReference leaf = table(syscalls, 0, Retype.X64LEVEL1);
                PageTableReference directory = table(syscalls, 1, Retype.X64LEVEL2);
                PageTableReference pointers = table(syscalls, 2, Retype.X64LEVEL3);
                PageTableReference root = table(syscalls, 3, Retype.X64LEVEL4);
                for (int i = 0; i < 40; i++) {
                    map(syscalls, directory, leaf, i, 70 + i);
                    map(syscalls, pointers, directory, i, 110 + i);
                    map(syscalls, root, pointers, i, 150 + i);
                }
                new DispatcherReference(SELF)
                        .setPageTables(syscalls, root.address()).value();

                long from = 0;
                int calls = 0;
                Outcome<KernelNextMappedResult> next = KERNEL.nextMapped(syscalls, SELF, from);
                while (next.succeeded()) {
                    assertThat(next.value().bytes()).isZero();
                    assertThat(next.value().first()).isGreaterThan(from);
                    from = next.value().first();
                    calls++;
                    next = KERNEL.nextMapped(syscalls, SELF, from);
                }
                assertThat(calls).isBetween(40 * 40 * 40 / 1024, 100);
            });
        }

        private PageTableReference table(SystemCalls syscalls, int number, Retype.FromRam type) {
            CapabilityAddress slot = new CapabilityAddress(FIRST_SLOT + number);
            ROOT.retype(syscalls, MEMORY, number * PAGE, type, PAGE, 1, slot).value();
            return new PageTableReference(type.type(), slot);
        }

        private void map(SystemCalls syscalls, PageTableReference table, PageTableReference below, int entry,
                int slot) {
            table.map(syscalls, below.address(), 0, entry, 1, AddressSpace.READ, new CapabilityAddress(slot)).value();
        }
    }

    @Nested
    class A_walk {
        @Test
        void leads_to_the_frame_and_tells_of_both_capabilities() {
            inInitialDomain(syscalls -> {
                AddressSpace space = TestAddressSpace.ofInitialDomain(syscalls);
                FrameReference frame = frame(syscalls, 0, 0, 2 * PAGE);
                Region region = space.map(frame).value();

                KernelWalkResult leaf = leaf(syscalls, region.base() + PAGE + 8);

                assertThat(leaf.names()).isEqualTo(frame.identify(syscalls).value().base() + PAGE);
                assertThat(leaf.span()).isEqualTo(PAGE);
                assertThat(leaf.source()).isEqualTo(frame.address());
                assertThat(ROOT.identify(syscalls, leaf.mapping()).value().type())
                        .isEqualTo(ObjectType.FRAME_MAPPING.number());
            });
        }

        @Test
        void sees_what_the_hardware_notes_and_changes_nothing() {
            inInitialDomain(syscalls -> {
                AddressSpace space = TestAddressSpace.ofInitialDomain(syscalls);
                Window window = space.map(frame(syscalls, 0, 0, PAGE)).value().window(syscalls.memory());
                int fresh = EntryFlags.PAGE | EntryFlags.READABLE | EntryFlags.WRITABLE | EntryFlags.HAS_USAGE;

                assertThat(leaf(syscalls, window.base()).flags()).isEqualTo(fresh);
                KERNEL.loadCell(syscalls, SELF, window.base()).value();
                assertThat(leaf(syscalls, window.base()).flags()).as("after a look").isEqualTo(fresh);
                window.getByte(0);
                assertThat(leaf(syscalls, window.base()).flags())
                        .isEqualTo(fresh | EntryFlags.ACCESSED | EntryFlags.IN_TLB);
                window.putByte(0, (byte) 1);
                assertThat(leaf(syscalls, window.base()).flags())
                        .isEqualTo(fresh | EntryFlags.ACCESSED | EntryFlags.IN_TLB | EntryFlags.DIRTY);
            });
        }

        @Test
        void ends_at_an_empty_entry_and_refuses_what_is_no_address() {
            inInitialDomain(syscalls -> {
                TestAddressSpace.ofInitialDomain(syscalls);

                assertThat(leaf(syscalls, 0x7000_0000_0000L).flags()).isZero();
                assertThat(KERNEL.walk(syscalls, SELF, 0x7000_0000_0000L, 1).error())
                        .isEqualTo(KernelError.NOT_MAPPED);
                assertThat(KERNEL.walk(syscalls, SELF, 1L << 47, 0).error()).isEqualTo(KernelError.BAD_ARGUMENT);
                assertThat(KERNEL.walk(syscalls, WellKnownSlots.ROOT, 0, 0).error()).isEqualTo(KernelError.WRONG_TYPE);
            });
        }
    }

    @Nested
    class A_cell {
        @Test
        void has_the_bytes_that_the_dispatcher_has_written() {
            inInitialDomain(syscalls -> {
                AddressSpace space = TestAddressSpace.ofInitialDomain(syscalls);
                FrameReference frame = frame(syscalls, 0, 0, PAGE);
                Window window = space.map(frame).value().window(syscalls.memory());
                for (int i = 0; i < 8; i++) {
                    window.putByte(16 + i, (byte) (i + 1));
                }

                var cell = KERNEL.loadCell(syscalls, SELF, window.base() + 19).value();

                assertThat(cell.bytes()).isEqualTo(0x0102_0304_0506_0708L);
                assertThat(cell.physical()).isEqualTo(frame.identify(syscalls).value().base() + 16);
            });
        }
    }

    @Nested
    class The_counts {
        @Test
        void of_a_dispatcher_are_its_hits_its_walks_and_its_faults() {
            inInitialDomain(syscalls -> {
                AddressSpace space = TestAddressSpace.ofInitialDomain(syscalls);
                Window window = space.map(frame(syscalls, 0, 0, PAGE)).value().window(syscalls.memory());
                var before = KERNEL.translations(syscalls, SELF).value();

                for (int i = 0; i < 10; i++) {
                    window.getByte(i);
                }
                assertThat(faults(() -> syscalls.memory().load(0x5000_0000L, 1, syscalls.memory().endianness())))
                        .isTrue();

                var after = KERNEL.translations(syscalls, SELF).value();
                assertThat(after.hits() - before.hits()).isEqualTo(9);
                assertThat(after.walks() - before.walks()).isEqualTo(2);
                assertThat(after.faults() - before.faults()).isEqualTo(1);
                assertThat(KERNEL.coreTranslations(syscalls).value().faults()).isEqualTo(after.faults());
            });
        }

        @Test
        void of_page_faults_are_as_many_as_the_notes_in_the_trace() {
            long[] faults = new long[1];
            try (Machine machine = Boot.on(Presets.named("two-x86"), 1, List.of(new FirstProgram(syscalls -> {
                TestAddressSpace.ofInitialDomain(syscalls);
                faults(() -> syscalls.memory().load(0x5000_0000L, 1, syscalls.memory().endianness()));
                faults[0] = KERNEL.coreTranslations(syscalls).value().faults();
            })))) {
                machine.trace().setKeepsNotes(true);
                machine.run();

                assertThat(faults[0]).isEqualTo(1);
                assertThat(machine.trace().entries().stream().filter(entry -> entry.kind().equals("page fault")))
                        .hasSize((int) faults[0]).extracting(Trace.Entry::text)
                        .containsOnly("test cannot read 0x50000000: no page is there");
            }
        }
    }

    @Nested
    class The_power_to_look {
        @Test
        void needs_the_right_grant() {
            inInitialDomain(syscalls -> {
                CapabilityAddress weak = new CapabilityAddress(FIRST_SLOT);
                ROOT.mint(syscalls, WellKnownSlots.KERNEL, new Rights(ObjectRights.ALL & ~ObjectRights.GRANT), weak)
                        .value();
                KernelReference kernel = new KernelReference(weak);

                assertThat(List.of(kernel.nextMapped(syscalls, SELF, 0).error(),
                        kernel.walk(syscalls, SELF, 0, 0).error(), kernel.loadCell(syscalls, SELF, 0).error(),
                        kernel.translations(syscalls, SELF).error(), kernel.coreTranslations(syscalls).error()))
                        .containsOnly(KernelError.MISSING_RIGHTS);
            });
        }
    }
}
