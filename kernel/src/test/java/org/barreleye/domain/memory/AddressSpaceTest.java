package org.barreleye.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.domain.memory.OnCore.PAGE;

import java.util.EnumSet;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSpaceTest {
    private static final long LARGE = 2 << 20;
    private static final long SECTION = 1 << 20;

    private static MemoryFault faultOf(Runnable access) {
        try {
            access.run();
        } catch (MemoryFault fault) {
            return fault;
        }
        throw new AssertionError("the access is a fault");
    }

    @Nested
    class The_address {
        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void is_a_multiple_of_the_alignment(int core) {
            OnCore.run(core, domain -> {
                AddressSpace space = domain.addressSpace();
                for (long alignment = PAGE; alignment <= 1 << 24; alignment *= 2) {
                    Region region = space.map(new LazyObject(3 * PAGE), Placement.ANYWHERE.aligned(alignment)
                            .guarded()).value();
                    assertThat(region.base() % alignment).isZero();
                }
                assertThat(space.map(new LazyObject(PAGE), Placement.ANYWHERE.aligned(3 * PAGE)).error())
                        .isEqualTo(KernelError.BAD_ARGUMENT);
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void is_the_given_one_if_nothing_is_there(int core) {
            OnCore.run(core, domain -> {
                AddressSpace space = domain.addressSpace();
                Placement there = Placement.ANYWHERE.at(0x2000_0000);

                Region region = space.map(new AnonymousObject(2 * PAGE), there).value();

                assertThat(region.base()).isEqualTo(0x2000_0000);
                assertThat(space.map(new AnonymousObject(PAGE), there.at(0x2000_1000)).error())
                        .isEqualTo(KernelError.ENTRY_IN_USE);
                assertThat(space.map(new AnonymousObject(PAGE), there.at(0x2000_1001)).error())
                        .isEqualTo(KernelError.BAD_ARGUMENT);
                assertThat(space.map(new AnonymousObject(PAGE), there.at(PAGE)).error())
                        .isEqualTo(KernelError.BAD_ARGUMENT);
                space.unmap(region);
                assertThat(space.map(new AnonymousObject(PAGE), there.at(0x2000_1000)).succeeded()).isTrue();
            });
        }

        @Test
        void is_that_of_the_memory_without_an_mmu() {
            OnCore.run(OnCore.POWER32, domain -> {
                AddressSpace space = domain.addressSpace();
                Region region = space.map(new AnonymousObject(PAGE)).value();

                assertThat(region.base()).isEqualTo(
                        new FrameReference(region.frame()).identify(domain.syscalls()).value().base());
                assertThat(space.map(new AnonymousObject(PAGE), Placement.ANYWHERE.at(0x2000_0000)).error())
                        .isEqualTo(KernelError.BAD_ARGUMENT);
                assertThat(space.features()).isEmpty();
            });
        }
    }

    @Nested
    class A_guarded_region {
        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void has_an_empty_page_on_both_sides(int core) {
            OnCore.run(core, domain -> {
                AddressSpace space = domain.addressSpace();
                domain.threads();
                Region region = space.map(new AnonymousObject(PAGE), Placement.ANYWHERE.guarded()).value();
                for (int i = 0; i < 4; i++) {
                    space.map(new AnonymousObject(PAGE)).value();
                }

                var memory = domain.syscalls().memory();
                assertThatThrownBy(() -> memory.load(region.base() - 8, 8, memory.endianness()))
                        .hasMessageContaining("guard page before the region 0x" + Long.toHexString(region.base()));
                assertThatThrownBy(() -> memory.store(region.base() + PAGE, 8, 0, memory.endianness()))
                        .hasMessageContaining("guard page after the region");
            });
        }

        @Test
        void is_an_ordinary_one_without_an_mmu() {
            OnCore.run(OnCore.POWER32, domain -> {
                Region region =
                        domain.addressSpace().map(new AnonymousObject(PAGE), Placement.ANYWHERE.guarded()).value();
                OnCore.window(domain, region).putInt(0, 1);
                assertThat(domain.addressSpace().supports(Feature.GUARD_PAGES)).isFalse();
            });
        }
    }

    @Nested
    class Protection {
        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void forbids_and_permits_writes(int core) {
            OnCore.run(core, domain -> {
                AddressSpace space = domain.addressSpace();
                domain.threads();
                Region region = space.map(new AnonymousObject(4 * PAGE)).value();
                Window window = OnCore.window(domain, region);
                window.putInt(PAGE, 1);

                space.protect(region, AddressSpace.READ).value();
                MemoryFault fault = faultOf(() -> window.putInt(PAGE, 2));
                assertThat(fault.isWrite()).isTrue();
                assertThat(fault.level()).isEqualTo(1);
                assertThat(fault).hasMessageContaining("permits reading only");
                assertThat(window.getInt(PAGE)).isEqualTo(1);

                space.protect(region, AddressSpace.READ_WRITE).value();
                window.putInt(PAGE, 3);
                assertThat(window.getInt(PAGE)).isEqualTo(3);
            });
        }

        @Test
        void is_refused_as_a_whole_if_the_capability_permits_less() {
            OnCore.run(OnCore.X86_64, domain -> {
                AddressSpace space = domain.addressSpace();
                FrameReference frame = domain.createFrame(domain.allocate(PAGE), PAGE).value();
                CapabilityAddress slot = domain.slots().take();
                WellKnown.ROOT.mint(domain.syscalls(), frame.address(), new Rights(ObjectRights.READ), slot).value();
                Region region = space.map(new FrameReference(slot)).value();

                assertThat(region.access()).isEqualTo(AddressSpace.READ);
                assertThat(space.protect(region, AddressSpace.READ_WRITE).error())
                        .isEqualTo(KernelError.MISSING_RIGHTS);
                assertThat(region.access()).isEqualTo(AddressSpace.READ);
            });
        }

        @Test
        void is_refused_without_an_mmu() {
            OnCore.run(OnCore.POWER32, domain -> {
                AddressSpace space = domain.addressSpace();
                Region region = space.map(new AnonymousObject(PAGE)).value();

                assertThat(space.protect(region, AddressSpace.READ).error()).isEqualTo(KernelError.NO_MMU);
                assertThat(space.protect(region, AddressSpace.READ_WRITE).succeeded()).isTrue();
            });
        }
    }

    @Nested
    class Large_pages {
        @Test
        void are_used_where_memory_and_format_permit_them() {
            OnCore.run(OnCore.X86_64, domain -> {
                AddressSpace space = domain.addressSpace();
                // The first large object binds the memory service and lets the reserve for page tables grow.
                space.unmap(space.map(new AnonymousObject(2 * LARGE + PAGE)).value());
                int free = domain.slots().free();
                Region region = space.map(new AnonymousObject(2 * LARGE + PAGE),
                        Placement.ANYWHERE.permitting(AddressSpace.READ)).value();

                assertThat(region.base() % LARGE).isZero();
                Window window = OnCore.window(domain, region);
                assertThat(faultOf(() -> window.putInt(LARGE, 1)).level()).isEqualTo(2);
                assertThat(faultOf(() -> window.putInt(2 * LARGE, 1)).level()).isEqualTo(1);
                space.protect(region, AddressSpace.READ_WRITE).value();
                window.putInt(2 * LARGE - 4, 5);
                window.putInt(2 * LARGE, 6);
                assertThat(window.getInt(2 * LARGE - 4)).isEqualTo(5);
                assertThat(window.getInt(2 * LARGE)).isEqualTo(6);
                space.unmap(region);
                assertThat(domain.slots().free()).isEqualTo(free);
            });
        }

        @Test
        void are_sections_of_a_32_bit_arm() {
            OnCore.run(OnCore.ARMV7, domain -> {
                Region region = domain.addressSpace().map(new PinnedObject(SECTION, RamSource.ANY_NODE),
                        Placement.ANYWHERE.permitting(AddressSpace.READ)).value();

                assertThat(faultOf(() -> OnCore.window(domain, region).putInt(8, 1)).level()).isEqualTo(2);
            });
        }

        @Test
        void are_used_for_the_middle_of_a_frame() {
            OnCore.run(OnCore.X86_64, domain -> {
                AddressSpace space = domain.addressSpace();
                PinnedObject pinned = new PinnedObject(2 * LARGE, RamSource.ANY_NODE);
                space.map(pinned).value();
                FrameReference frame = pinned.frame().orElseThrow();

                Region region = space.map(new FrameObject(frame, LARGE - PAGE, LARGE + PAGE),
                        Placement.ANYWHERE.permitting(AddressSpace.READ)).value();

                Window window = OnCore.window(domain, region);
                assertThat(faultOf(() -> window.putInt(0, 1)).level()).isEqualTo(1);
                assertThat(faultOf(() -> window.putInt(PAGE, 1)).level()).isEqualTo(2);
            });
        }
    }

    @Nested
    class A_numa_node {
        @ParameterizedTest
        @ValueSource(longs = {0, 1})
        void has_the_memory_of_the_objects_that_are_placed_on_it(long node) {
            OnCore.run(OnCore.X86_64, domain -> {
                AddressSpace space = domain.addressSpace();
                Region anonymous = space.map(new AnonymousObject(PAGE, node)).value();
                Region pinned = space.map(new PinnedObject(PAGE, node)).value();
                Region lazy = space.map(new LazyObject(PAGE, node)).value();
                OnCore.window(domain, lazy).putInt(0, 1);

                assertThat(spaceOf(domain, anonymous)).isEqualTo((int) node);
                assertThat(spaceOf(domain, pinned)).isEqualTo((int) node);
                assertThat(spaceOf(domain, lazy)).isEqualTo((int) node);
            });
        }

        private int spaceOf(Domain domain, Region region) {
            return CanonicalAddress.of(
                    new FrameReference(region.frame()).identify(domain.syscalls()).value().base()).space();
        }
    }

    @Nested
    class An_unmapped_region {
        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
        void has_given_everything_back(int core) {
            OnCore.run(core, domain -> {
                AddressSpace space = domain.addressSpace();
                FrameReference frame = domain.createFrame(domain.allocate(2 * PAGE), 2 * PAGE).value();
                MappedObjects objects = new MappedObjects(domain, frame);
                objects.mapAndTouchAll();
                objects.unmapAll();
                space.trim();
                int free = domain.slots().free();
                long used = used(domain);

                for (int round = 0; round < 3; round++) {
                    objects.mapAndTouchAll();
                    objects.unmapAll();
                    space.trim();
                }

                assertThat(domain.slots().free()).isEqualTo(free);
                if (core != OnCore.POWER32) {
                    assertThat(used(domain)).isEqualTo(used);
                }
                assertThat(space.features()).isEqualTo(core == OnCore.POWER32 ? EnumSet.noneOf(Feature.class)
                        : EnumSet.allOf(Feature.class));
            });
        }

        private long used(Domain domain) throws CallFailed {
            // The memory service credits the quota after it has replied.
            domain.threads().sleep(1_000_000);
            return Quota.of(MonitorInterface.client(domain.monitor(), domain.events()).getQuota().used())
                    .of(Resource.MEMORY);
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void cannot_be_accessed(int core) {
            OnCore.run(core, domain -> {
                Region region = domain.addressSpace().map(new LazyObject(PAGE)).value();
                Window window = OnCore.window(domain, region);
                window.putInt(0, 1);

                domain.addressSpace().unmap(region);

                assertThat(faultOf(() -> window.getInt(0))).hasMessageContaining("no region is");
                assertThat(region.isLive()).isFalse();
            });
        }
    }
}
