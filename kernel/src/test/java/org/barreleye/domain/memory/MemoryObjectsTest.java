package org.barreleye.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.domain.memory.OnCore.PAGE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.barreleye.domain.Domain;
import org.barreleye.domain.thread.Semaphore;
import org.barreleye.domain.thread.UserThread;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.KernelError;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kinds of memory objects, on cores with 64 bits, with 32 bits, and without an MMU. */
class MemoryObjectsTest {
    private static FrameReference frame(Domain domain, long bytes) throws CallFailed {
        return domain.createFrame(domain.allocate(bytes), bytes).value();
    }

    @Nested
    class A_frame {
        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
        void shows_the_same_bytes_in_each_of_its_regions(int core) {
            OnCore.run(core, domain -> {
                FrameObject object = new FrameObject(frame(domain, 2 * PAGE));
                Region one = domain.addressSpace().map(object).value();
                Region two = domain.addressSpace().map(object).value();

                OnCore.window(domain, one).putInt(PAGE, 42);

                assertThat(OnCore.window(domain, two).getInt(PAGE)).isEqualTo(42);
                assertThat(one.base() != two.base())
                        .isEqualTo(domain.addressSpace().supports(Feature.CHOSEN_ADDRESSES));
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
        void is_mapped_in_part(int core) {
            OnCore.run(core, domain -> {
                FrameReference frame = frame(domain, 3 * PAGE);
                Region whole = domain.addressSpace().map(new FrameObject(frame)).value();
                Region part = domain.addressSpace().map(new FrameObject(frame, PAGE, PAGE)).value();

                OnCore.window(domain, part).putInt(8, 7);

                assertThat(part.bytes()).isEqualTo(PAGE);
                assertThat(OnCore.window(domain, whole).getInt(PAGE + 8)).isEqualTo(7);
                assertThat(domain.addressSpace().map(new FrameObject(frame, PAGE, 3 * PAGE)).error())
                        .isEqualTo(KernelError.BAD_ARGUMENT);
            });
        }
    }

    @Nested
    class Anonymous_memory {
        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
        void is_zero_and_resident_when_it_is_mapped(int core) {
            OnCore.run(core, domain -> {
                Region region = domain.addressSpace().map(new AnonymousObject(4 * PAGE)).value();
                Window window = OnCore.window(domain, region);

                assertThat(region.residentBytes()).isEqualTo(4 * PAGE);
                for (long offset = 0; offset < 4 * PAGE; offset += PAGE / 2) {
                    assertThat(window.getInt(offset)).isZero();
                    window.putInt(offset, (int) offset);
                    assertThat(window.getInt(offset)).isEqualTo((int) offset);
                }
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void gets_other_frames_at_the_next_access_after_all_were_given_back(int core) {
            OnCore.run(core, domain -> {
                Region region = domain.addressSpace().map(new AnonymousObject(2 * PAGE)).value();
                Window window = OnCore.window(domain, region);
                window.putInt(0, 1);

                assertThat(domain.addressSpace().discard(region, 0, PAGE).error())
                        .isEqualTo(KernelError.BAD_ARGUMENT);
                assertThat(domain.addressSpace().discard(region, 0, 2 * PAGE).succeeded()).isTrue();
                assertThat(region.residentBytes()).isZero();

                assertThat(window.getInt(0)).isZero();
                assertThat(region.residentBytes()).isEqualTo(2 * PAGE);
            });
        }
    }

    @Nested
    class Pinned_memory {
        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
        void is_one_frame_that_stays(int core) {
            OnCore.run(core, domain -> {
                PinnedObject object = new PinnedObject(4 * PAGE, RamSource.ANY_NODE);
                Region region = domain.addressSpace().map(object).value();

                assertThat(object.frame().orElseThrow().measure(domain.syscalls()).value().bytes())
                        .isEqualTo(4 * PAGE);
                assertThat(region.frame()).isEqualTo(object.frame().orElseThrow().address());
                assertThat(domain.addressSpace().discard(region, 0, 4 * PAGE).succeeded()).isFalse();
                domain.addressSpace().unmap(region);
                assertThat(object.frame()).isEmpty();
            });
        }
    }

    @Nested
    class Lazy_memory {
        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void gets_a_page_of_zeros_at_the_first_access(int core) {
            OnCore.run(core, domain -> {
                Region region = domain.addressSpace().map(new LazyObject(64 * PAGE)).value();
                Window window = OnCore.window(domain, region);
                assertThat(region.residentBytes()).isZero();

                assertThat(window.getInt(5 * PAGE)).isZero();
                window.putInt(9 * PAGE, 3);

                assertThat(region.residentBytes()).isEqualTo(2 * PAGE);
                assertThat(window.getInt(9 * PAGE)).isEqualTo(3);
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void gets_more_pages_than_the_reserve_has(int core) {
            OnCore.run(core, domain -> {
                Region region = domain.addressSpace().map(new LazyObject(100 * PAGE)).value();
                Window window = OnCore.window(domain, region);

                for (long page = 0; page < 100; page++) {
                    window.putInt(page * PAGE, (int) page);
                }

                assertThat(region.residentBytes()).isEqualTo(100 * PAGE);
                for (long page = 0; page < 100; page++) {
                    assertThat(window.getInt(page * PAGE)).isEqualTo((int) page);
                }
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void gives_pages_back_and_gets_others(int core) {
            OnCore.run(core, domain -> {
                Region region = domain.addressSpace().map(new LazyObject(8 * PAGE)).value();
                Window window = OnCore.window(domain, region);
                window.putInt(0, 1);
                window.putInt(PAGE, 2);

                domain.addressSpace().discard(region, PAGE, PAGE).value();

                assertThat(region.residentBytes()).isEqualTo(PAGE);
                assertThat(window.getInt(0)).isEqualTo(1);
                assertThat(window.getInt(PAGE)).isZero();
            });
        }

        @ParameterizedTest
        @ValueSource(ints = OnCore.POWER32)
        void is_allocated_at_once_without_an_mmu(int core) {
            OnCore.run(core, domain -> {
                Region region = domain.addressSpace().map(new LazyObject(4 * PAGE)).value();

                assertThat(region.residentBytes()).isEqualTo(4 * PAGE);
                OnCore.window(domain, region).putInt(3 * PAGE, 5);
                assertThat(OnCore.window(domain, region).getInt(3 * PAGE)).isEqualTo(5);
                assertThat(domain.addressSpace().discard(region, 0, PAGE).error()).isEqualTo(KernelError.NO_MMU);
            });
        }
    }

    @Nested
    class Objects_that_two_threads_map_at_once {
        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
        void allocate_once(int core) {
            OnCore.run(core, domain -> {
                // More than the monitor of a core has at hand.
                long bytes = 1 << 18;
                domain.threads();
                for (MemoryObject object : List.of(new AnonymousObject(bytes),
                        new PinnedObject(bytes, RamSource.ANY_NODE), new LazyObject(bytes),
                        new CopyOnWriteObject(frame(domain, bytes)))) {
                    Supplier<Region> map = () -> domain.addressSpace().map(object).value();
                    domain.addressSpace().unmap(map.get());
                    domain.addressSpace().trim();
                    int free = domain.slots().free();
                    List<Region> regions = new ArrayList<>();
                    Semaphore go = domain.threads().semaphore("go", 0);
                    Runnable body = () -> {
                        go.acquire();
                        regions.add(map.get());
                    };
                    UserThread one = domain.threads().create("one", body);
                    UserThread two = domain.threads().create("two", body);
                    go.release();
                    go.release();
                    one.join();
                    two.join();

                    assertThat(one.failure()).as(object.kind()).isEmpty();
                    assertThat(two.failure()).as(object.kind()).isEmpty();
                    assertThat(regions).as(object.kind()).hasSize(2);
                    regions.forEach(domain.addressSpace()::unmap);
                    domain.addressSpace().trim();
                    assertThat(domain.slots().free()).as(object.kind()).isEqualTo(free);
                }
            });
        }
    }

    @Nested
    class A_copy_on_write {
        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
        void differs_from_the_original_after_a_write(int core) {
            OnCore.run(core, domain -> {
                FrameReference frame = frame(domain, 2 * PAGE);
                Window original = OnCore.window(domain, domain.addressSpace().map(frame).value());
                original.putInt(0, 1);
                original.putInt(PAGE, 2);
                original.putInt(PAGE + 4, 3);
                Region region = domain.addressSpace().map(new CopyOnWriteObject(frame)).value();
                Window copy = OnCore.window(domain, region);

                assertThat(copy.getInt(0)).isEqualTo(1);
                assertThat(copy.getInt(PAGE)).isEqualTo(2);
                copy.putInt(PAGE, 20);

                assertThat(copy.getInt(PAGE)).isEqualTo(20);
                assertThat(copy.getInt(PAGE + 4)).isEqualTo(3);
                assertThat(original.getInt(PAGE)).isEqualTo(2);
                if (domain.addressSpace().supports(Feature.PAGE_FAULTS)) {
                    assertThat(region.frameAt(0)).contains(frame.address());
                    assertThat(region.frameAt(PAGE).orElseThrow()).isNotEqualTo(frame.address());
                }
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
        void is_of_a_part_of_the_original(int core) {
            OnCore.run(core, domain -> {
                FrameReference frame = frame(domain, 4 * PAGE);
                Window original = OnCore.window(domain, domain.addressSpace().map(frame).value());
                for (int page = 0; page < 4; page++) {
                    original.putInt(page * PAGE + 8, page);
                }
                Region region = domain.addressSpace().map(new CopyOnWriteObject(frame, PAGE, 2 * PAGE)).value();
                Window copy = OnCore.window(domain, region);

                assertThat(region.bytes()).isEqualTo(2 * PAGE);
                assertThat(copy.getInt(8)).isEqualTo(1);
                copy.putInt(PAGE + 12, 20);

                assertThat(copy.getInt(PAGE + 8)).isEqualTo(2);
                assertThat(copy.getInt(PAGE + 12)).isEqualTo(20);
                assertThat(original.getInt(2 * PAGE + 12)).isZero();
                assertThat(copy.getInt(8)).isEqualTo(1);
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
        void is_refused_of_a_part_that_the_original_does_not_have(int core) {
            OnCore.run(core, domain -> {
                FrameReference frame = frame(domain, 2 * PAGE);
                long[][] parts = {{-PAGE, PAGE}, {0, 0}, {0, 3 * PAGE}, {2 * PAGE, PAGE}, {PAGE, 2 * PAGE},
                    {PAGE / 2, PAGE}, {0, PAGE / 2}, {PAGE, Long.MAX_VALUE & -PAGE}, {Long.MAX_VALUE & -PAGE, PAGE}};

                for (long[] part : parts) {
                    assertThat(domain.addressSpace().map(new CopyOnWriteObject(frame, part[0], part[1])).error())
                            .as("%d bytes from %d", part[1], part[0]).isEqualTo(KernelError.BAD_ARGUMENT);
                }
                assertThat(domain.addressSpace().regions()).isEmpty();
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void shows_the_copy_in_all_its_regions_and_the_original_after_a_discard(int core) {
            OnCore.run(core, domain -> {
                FrameReference frame = frame(domain, PAGE);
                CopyOnWriteObject object = new CopyOnWriteObject(frame);
                Region one = domain.addressSpace().map(object).value();
                Region two = domain.addressSpace().map(object).value();
                assertThat(OnCore.window(domain, two).getInt(0)).isZero();

                OnCore.window(domain, one).putInt(0, 4);

                assertThat(OnCore.window(domain, two).getInt(0)).isEqualTo(4);
                domain.addressSpace().discard(one, 0, PAGE).value();
                assertThat(OnCore.window(domain, two).getInt(0)).isZero();
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
        void cannot_be_written_to_in_a_region_that_permits_reading(int core) {
            OnCore.run(core, domain -> {
                Region region = domain.addressSpace().map(new CopyOnWriteObject(frame(domain, PAGE)),
                        Placement.ANYWHERE.permitting(AddressSpace.READ)).value();
                Window window = OnCore.window(domain, region);

                assertThat(window.getInt(0)).isZero();
                assertThatThrownBy(() -> window.putInt(0, 1)).isInstanceOf(MemoryFault.class)
                        .hasMessageContaining("permits reading only");
                domain.addressSpace().protect(region, AddressSpace.READ_WRITE).value();
                window.putInt(0, 1);
                assertThat(window.getInt(0)).isEqualTo(1);
            });
        }
    }
}
