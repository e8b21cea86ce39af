package org.barreleye.domain.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.SharedRegion;
import org.barreleye.domain.memory.SharedSpace;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.Endianness;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address space that the dispatchers of a domain share: one page table, read by the MMUs of several cores. */
class SharedSpaceTest {
    private static final int PAGE = 4096;
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int REQUEST_UNMAP = 2;
    private static final int REQUEST_READ_ONLY = 3;
    private static final int REQUEST_MAP = 4;
    private static final int CHANGED_ADDRESS = 5;
    private static final int CHANGE_ERROR = 6;
    private static final long FAULT = -1;
    private static final long NOT_ANSWERED = -1;

    private static final SpanProgram PROGRAM = new SpanProgram("helpers",
            List.of(SharedSpaceTest::read, SharedSpaceTest::write, RemoteTask.SharedFrames::requestUnmap,
            (shared, address) -> shared.requestProtect(address, false),
            (shared, bytes) -> shared.requestMap(bytes, true),
            (shared, request) -> shared.change(request).map(RemoteTask.Change::address).orElse(NOT_ANSWERED),
            (shared, request) -> shared.change(request).map(change -> change.error().number()).orElse(NOT_ANSWERED)));

    private static long read(RemoteTask.SharedFrames shared, long address) {
        try {
            return shared.memory().load(address, 8, Endianness.LITTLE);
        } catch (MemoryFault fault) {
            return FAULT;
        }
    }

    private static long write(RemoteTask.SharedFrames shared, long address) {
        try {
            shared.memory().store(address, 8, 42, Endianness.LITTLE);
            return 0;
        } catch (MemoryFault fault) {
            return FAULT;
        }
    }

    /** The lines of a test on core 0, with dispatchers on other cores that share a part of its address space. */
    @FunctionalInterface
    private interface Lines {
        void run(Domain domain, SharedSpace space, List<RemoteDispatcher> helpers) throws CallFailed;
    }

    private static void on(String machine, int firstCore, List<Integer> others, Lines lines) {
        BootResult booted = BootResult.on(machine).with(PROGRAM).run(domain -> {
            SharedSpace space = domain.addressSpace().shared().create().value();
            DomainSpanning span = DomainSpanning.of(domain, firstCore, "helpers");
            List<RemoteDispatcher> helpers = new ArrayList<>();
            for (int core : others) {
                RemoteDispatcher helper = span.extendTo(core);
                helper.attach(space);
                helpers.add(helper);
            }
            lines.run(domain, space, helpers);
            for (RemoteDispatcher helper : helpers) {
                helper.exit();
            }
        });
        assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
    }

    private static FrameReference frame(Domain domain) throws CallFailed {
        return domain.createFrame(domain.allocate(PAGE), PAGE).value();
    }

    @Nested
    class What_is_mapped_by_the_first_dispatcher {
        @Test
        void is_read_and_written_by_the_others_at_the_same_address() {
            on("smp-4", 0, List.of(1, 2, 3), (domain, space, helpers) -> {
                SharedRegion region = space.map(frame(domain), AddressSpace.READ_WRITE).value();
                region.window(domain.syscalls().memory()).putLong(8, 17);

                for (RemoteDispatcher helper : helpers) {
                    assertThat(helper.run(READ, region.base() + 8)).isEqualTo(17);
                }
                assertThat(helpers.get(1).run(WRITE, region.base() + 16)).isZero();
                assertThat(region.window(domain.syscalls().memory()).getLong(16)).isEqualTo(42);
            });
        }

        @Test
        void cannot_be_written_where_it_is_mapped_to_be_read() {
            on("smp-4", 0, List.of(1), (domain, space, helpers) -> {
                SharedRegion region = space.map(frame(domain), AddressSpace.READ).value();

                assertThat(helpers.get(0).run(READ, region.base())).isZero();
                assertThat(helpers.get(0).run(WRITE, region.base())).isEqualTo(FAULT);
            });
        }
    }

    @Nested
    class When_it_is {
        @ParameterizedTest
        @CsvSource({"unmapped", "deleted", "revoked", "protected"})
        void no_core_uses_the_translation_of_its_TLB_any_more(String how) {
            on("amd-4x4", 0, List.of(1, 4, 5, 8, 15), (domain, space, helpers) -> {
                FrameReference frame = frame(domain);
                SharedRegion region = space.map(frame, AddressSpace.READ_WRITE).value();
                for (RemoteDispatcher helper : helpers) {
                    assertThat(helper.run(WRITE, region.base())).isZero();
                }

                switch (how) {
                    case "unmapped" -> space.unmap(region);
                    case "deleted" -> assertThat(domain.delete(frame).error()).isEqualTo(KernelError.NONE);
                    case "revoked" -> {
                        FrameReference copy = new FrameReference(domain.slots().take());
                        assertThat(WellKnown.ROOT.copy(domain.syscalls(), frame.address(), copy.address()).error())
                                .isEqualTo(KernelError.NONE);
                        assertThat(domain.revoke(copy).error()).isEqualTo(KernelError.NONE);
                    }
                    default -> assertThat(space.protect(region, AddressSpace.READ).error())
                            .isEqualTo(KernelError.NONE);
                }

                for (RemoteDispatcher helper : helpers) {
                    assertThat(helper.run(WRITE, region.base())).as("core %d", helper.core()).isEqualTo(FAULT);
                    assertThat(helper.run(READ, region.base())).isEqualTo(how.equals("protected") ? 42 : FAULT);
                }
            });
        }
    }

    @Nested
    class Changes_that_several_dispatchers_request {
        @Test
        void are_made_in_some_order_and_seen_by_all_when_they_are_made() {
            on("smp-4", 0, List.of(1, 2, 3), (domain, space, helpers) -> {
                SharedRegion first = space.map(frame(domain), AddressSpace.READ_WRITE).value();
                SharedRegion second = space.map(frame(domain), AddressSpace.READ_WRITE).value();
                SharedRegion own = space.map(frame(domain), AddressSpace.READ_WRITE).value();
                for (RemoteDispatcher helper : helpers) {
                    assertThat(helper.run(WRITE, first.base())).isZero();
                    assertThat(helper.run(WRITE, second.base())).isZero();
                }

                long unmap = helpers.get(0).run(REQUEST_UNMAP, first.base());
                long again = helpers.get(1).run(REQUEST_UNMAP, first.base());
                long protect = helpers.get(2).run(REQUEST_READ_ONLY, second.base());
                space.unmap(own);
                assertThat(awaitAnswer(domain, helpers.get(0), unmap)).isEqualTo(KernelError.NONE);
                assertThat(awaitAnswer(domain, helpers.get(2), protect)).isEqualTo(KernelError.NONE);

                for (RemoteDispatcher helper : helpers) {
                    assertThat(helper.run(READ, first.base())).isEqualTo(FAULT);
                    assertThat(helper.run(READ, second.base())).isEqualTo(42);
                    assertThat(helper.run(WRITE, second.base())).isEqualTo(FAULT);
                    assertThat(helper.run(READ, own.base())).isEqualTo(FAULT);
                }
                assertThat(awaitAnswer(domain, helpers.get(1), again)).as("what was unmapped already")
                        .isEqualTo(KernelError.NOT_MAPPED);
            });
        }

        @Test
        void map_memory_that_all_use_until_one_of_them_unmaps_it() {
            on("smp-4", 0, List.of(1, 2, 3), (domain, space, helpers) -> {
                long map = helpers.get(1).run(REQUEST_MAP, 2 * PAGE);
                long tooLarge = helpers.get(2).run(REQUEST_MAP, 1L << 30);
                assertThat(awaitAnswer(domain, helpers.get(1), map)).isEqualTo(KernelError.NONE);
                long address = helpers.get(1).run(CHANGED_ADDRESS, map);

                assertThat(helpers.get(1).run(WRITE, address + PAGE)).isZero();
                for (RemoteDispatcher helper : helpers) {
                    assertThat(helper.run(READ, address + PAGE)).isEqualTo(42);
                }
                assertThat(awaitAnswer(domain, helpers.get(2), tooLarge)).isEqualTo(KernelError.BAD_ARGUMENT);

                long unmap = helpers.get(0).run(REQUEST_UNMAP, address);
                assertThat(awaitAnswer(domain, helpers.get(0), unmap)).isEqualTo(KernelError.NONE);
                for (RemoteDispatcher helper : helpers) {
                    assertThat(helper.run(READ, address)).isEqualTo(FAULT);
                }
            });
        }

        @Test
        void are_made_one_after_the_other_when_threads_make_them_at_once() {
            on("amd-4x4", 0, List.of(1, 4, 5), (domain, space, helpers) -> {
                List<KernelError> errors = new ArrayList<>();
                List<SharedRegion> regions = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    SharedRegion region = space.map(PAGE, AddressSpace.READ_WRITE).value();
                    regions.add(region);
                    for (RemoteDispatcher helper : helpers) {
                        assertThat(helper.run(WRITE, region.base())).isZero();
                    }
                }
                int free = domain.slots().free();

                for (SharedRegion region : regions) {
                    domain.threads().create("unmap", () -> errors.add(space.unmap(region).error()));
                    domain.threads().create("protect", () ->
                            errors.add(space.protect(region, AddressSpace.READ).error()));
                    domain.threads().create("map", () ->
                            errors.add(space.map(PAGE, AddressSpace.READ_WRITE).error()));
                }
                for (int i = 0; i < 1_000 && errors.size() < 3 * regions.size(); i++) {
                    domain.threads().sleep(10_000);
                }

                assertThat(errors).hasSize(18).containsOnly(KernelError.NONE, KernelError.NOT_MAPPED);
                assertThat(errors.stream().filter(error -> error == KernelError.NOT_MAPPED)).hasSize(6);
                assertThat(domain.slots().free()).as("six regions have ended and six begun").isEqualTo(free);
                for (int i = 0; i < regions.size(); i++) {
                    Optional<SharedRegion> now = space.regionAt(regions.get(i).base());
                    for (RemoteDispatcher helper : helpers) {
                        assertThat(helper.run(READ, regions.get(i).base())).isEqualTo(now.isPresent() ? 0 : FAULT);
                    }
                }
            });
        }

        private static KernelError awaitAnswer(Domain domain, RemoteDispatcher helper, long request)
                throws CallFailed {
            for (int i = 0; i < 1_000 && helper.run(CHANGE_ERROR, request) == NOT_ANSWERED; i++) {
                domain.threads().sleep(10_000);
            }
            return ErrorCode.numbered(helper.run(CHANGE_ERROR, request)).kernelError().orElseThrow();
        }
    }

    @Nested
    class A_domain {
        @Test
        void may_end_while_others_have_translations_of_its_pages() {
            BootResult booted = BootResult.on("smp-4").with(PROGRAM).run(domain -> {
                SharedSpace space = domain.addressSpace().shared().create().value();
                RemoteDispatcher helper = DomainSpanning.of(domain, 0, "helpers").extendTo(1);
                helper.attach(space);
                for (int i = 0; i < 3; i++) {
                    SharedRegion region = space.map(PAGE, AddressSpace.READ_WRITE).value();
                    assertThat(helper.run(WRITE, region.base())).isZero();
                }
            });

            assertThat(booted.status()).hasValue(0);
        }
    }

    @Nested
    class Empty_page_tables {
        @Test
        void are_kept_until_the_address_space_is_trimmed() {
            on("smp-4", 0, List.of(1), (domain, space, helpers) -> {
                FrameReference frame = frame(domain);
                int before = domain.slots().free();

                space.unmap(space.map(frame, AddressSpace.READ_WRITE).value());
                int kept = before - domain.slots().free();
                space.unmap(space.map(frame, AddressSpace.READ_WRITE).value());
                assertThat(before - domain.slots().free()).as("the same tables").isEqualTo(kept);
                domain.addressSpace().trim();

                // A table and its mapping, of each of two levels.
                assertThat(kept).isEqualTo(4);
                assertThat(domain.slots().free()).isEqualTo(before);
                SharedRegion region = space.map(frame, AddressSpace.READ_WRITE).value();
                assertThat(helpers.get(0).run(WRITE, region.base())).isZero();
            });
        }
    }

    @Nested
    class A_dispatcher {
        @Test
        void of_another_architecture_or_without_an_MMU_cannot_share() {
            List<String> refusals = new ArrayList<>();
            BootResult booted = BootResult.on("demo").with(PROGRAM).run(domain -> {
                SharedSpace space = domain.addressSpace().shared().create().value();
                RemoteDispatcher helper = DomainSpanning.of(domain, 0, "helpers").extendTo(16);
                try {
                    helper.attach(space);
                } catch (CallFailed refused) {
                    refusals.add(refused.getMessage());
                }
            });

            assertThat(booted.status()).hasValue(0);
            assertThat(refusals).singleElement().asString().contains("outside the range");
        }
    }
}
