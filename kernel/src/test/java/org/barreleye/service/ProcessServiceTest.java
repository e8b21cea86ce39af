package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.demo.SumServer;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Inspectors;
import org.barreleye.domain.SpawnTerms;
import org.barreleye.domain.error.MissingFeature;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.inspect.GetCapabilityResult;
import org.barreleye.generated.user.inspect.InspectClient;
import org.barreleye.generated.user.inspect.NextConnectionResult;
import org.barreleye.generated.user.processes.NextProcessResult;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.generated.user.processes.State;
import org.barreleye.generated.user.processes.WaitForResult;
import org.barreleye.kpi.memory.Feature;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProcessServiceTest {
    private static final List<Integer> ONE_CORE_OF_EACH_KIND = List.of(0, 1, 4, 16, 32);

    /** Says what it was told, and ends with the number that it was told. */
    private static void echo(Domain domain) {
        domain.syscalls().print("told " + domain.arguments().words() + ", and "
                + domain.arguments().variable("colour").orElse("no colour"));
        domain.exit(Integer.parseInt(domain.arguments().words().get(0)));
    }

    private static void assertOk(BootResult booted) {
        assertThat(booted.console()).as("nothing has failed").noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
    }

    private static ErrorCode of(SystemError error) {
        return error.code();
    }

    @Nested
    class Spawning {
        @Test
        void runs_a_program_on_a_core_of_every_kind_with_its_arguments_and_returns_its_status() {
            BootResult booted = BootResult.on("demo").with("echo", ProcessServiceTest::echo).run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                for (int core : ONE_CORE_OF_EACH_KIND) {
                    SpawnResult spawned = processes.spawn(core, "echo", core + " is it", "colour=red");
                    assertThat(spawned.err()).isEqualTo(ErrorCode.NONE);
                    WaitForResult ended = processes.waitFor(spawned.process(), Clients.SECOND);
                    assertThat(ended.err()).isEqualTo(ErrorCode.NONE);
                    assertThat(ended.status()).isEqualTo(core);
                }
            });

            assertOk(booted);
            assertThat(booted.console()).contains("echo: told [16, is, it], and red");
        }

        @Test
        void is_refused_with_the_reason() {
            assertOk(BootResult.on("demo")
                    .with("echo", ProcessServiceTest::echo)
                    .with(new BootResult
                    .LinesProgram("arm-only", new Manifest(List.of("armv7"), List.of()), domain -> {}))
                    .run(domain -> {
                        ProcessesClient processes = Clients.processes(domain);
                        assertThat(processes.spawn(0, "nonsense", "", "").err())
                                .isEqualTo(of(SystemError.NO_SUCH_PROGRAM));
                        assertThat(processes.spawn(0, "monitor", "", "").err())
                                .isEqualTo(of(SystemError.NO_SUCH_PROGRAM));
                        assertThat(processes.spawn(99, "echo", "", "").err()).isEqualTo(of(SystemError.NO_SUCH_CORE));
                        assertThat(processes.spawn(6, "echo", "", "").err()).isEqualTo(of(SystemError.CORE_OFF));
                        assertThat(processes.spawn(0, "arm-only", "", "").err()).isEqualTo(of(SystemError.WRONG_ISA));
                        assertThat(processes.spawn(16, "arm-only", "", "").err()).isEqualTo(ErrorCode.NONE);
                    }));
        }

        @Test
        void is_refused_on_a_core_without_a_feature_that_the_program_relies_on() {
            for (Feature feature : Feature.values()) {
                assertOk(BootResult.on("demo")
                        .with(new BootResult.LinesProgram("relying", Manifest.relyingOn(feature), domain ->
                                assertThat(domain.addressSpace().supports(feature)).isTrue()))
                        .run(domain -> {
                            for (int core : List.of(0, 16)) {
                                long process = domain.spawn(core, "relying", "");
                                assertThat(domain.processes().waitFor(process, Clients.SECOND).status()).isZero();
                            }
                            assertThat(domain.processes().spawn(32, "relying", "", "").err())
                                    .isEqualTo(of(MissingFeature.error(feature)));
                            assertThatThrownBy(() -> domain.spawn(32, "relying", "")).hasMessageContaining("'relying' "
                                    + "needs " + feature.description()
                                    + ", which core 32 (power32, no MMU) does not have");
                        }));
            }
        }

        @Test
        void is_refused_beyond_the_quota_of_the_client() {
            assertOk(BootResult.on("smp-16").withPolicy("main: processes=100")
                    .with("waiting", Clients::pauseForAMinute).run(domain -> {
                        SpawnTerms childless = SpawnTerms.USUAL.withQuota(Resource.PROCESSES, 0);
                        for (int i = 0; i < 100; i++) {
                            domain.spawn(i % 16, "waiting", "", childless);
                        }
                        assertThatThrownBy(() -> domain.spawn(0, "waiting", "", childless)).hasMessageContaining(
                                "more processes than its quota permits: it is 100 processes, set by the policy");
                    }));
        }

        @Test
        void does_not_leak_memory() {
            assertOk(BootResult.on("two-x86").with("echo", ProcessServiceTest::echo).run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                for (int i = 0; i < 300; i++) {
                    SpawnResult spawned = processes.spawn(i % 2, "echo", "7", "");
                    assertThat(spawned.err()).as("spawn %d", i).isEqualTo(ErrorCode.NONE);
                    assertThat(processes.waitFor(spawned.process(), Clients.SECOND).status()).isEqualTo(7);
                }
            }));
        }
    }

    @Nested
    class The_end_of_a_process {
        @Test
        void after_a_failure_has_status_70_and_affects_no_other_process() {
            BootResult booted = BootResult.on("demo")
                    .with("careless", domain -> {
                        throw new IllegalStateException("careless");
                    })
                    .run(domain -> {
                        ProcessesClient processes = Clients.processes(domain);
                        for (int core : ONE_CORE_OF_EACH_KIND) {
                            SpawnResult spawned = processes.spawn(core, "careless", "", "");
                            assertThat(processes.waitFor(spawned.process(), Clients.SECOND).status()).isEqualTo(70);
                        }
                    });

            assertThat(booted.status()).hasValue(0);
            assertThat(booted.console()).filteredOn(line -> line.contains("careless failed")).hasSize(5);
        }

        @Test
        void follows_a_kill_even_if_the_program_never_blocks() {
            assertOk(BootResult.on("demo").with("greedy", domain -> {
                while (true) {
                    domain.syscalls().compute(1_000);
                }
            }).run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                for (int core : ONE_CORE_OF_EACH_KIND) {
                    long process = processes.spawn(core, "greedy", "", "").process();
                    assertThat(processes.waitFor(process, 5_000_000).err()).isEqualTo(of(SystemError.TIMED_OUT));
                    assertThat(processes.kill(process)).isEqualTo(ErrorCode.NONE);
                    assertThat(processes.waitFor(process, Clients.SECOND).status()).isEqualTo(137);
                    assertThat(processes.kill(process)).isEqualTo(of(SystemError.PROCESS_EXITED));
                }
            }));
        }

        @Test
        void is_refused_for_system_services_and_unknown_processes() {
            assertOk(BootResult.on("two-x86").run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                assertThat(processes.kill(1)).isEqualTo(of(SystemError.NOT_OWNER));
                assertThat(processes.kill(77)).isEqualTo(of(SystemError.NO_SUCH_PROCESS));
                assertThat(processes.kill(0x7000_0000_0001L)).isEqualTo(of(SystemError.NO_SUCH_PROCESS));
                assertThat(processes.waitFor(77, 0).err()).isEqualTo(of(SystemError.NO_SUCH_PROCESS));
            }));
        }
    }

    @Nested
    class A_core_that_is_off {
        @Test
        void can_be_started_once_and_is_then_used() {
            assertOk(BootResult.on("demo").controlling().with("echo", ProcessServiceTest::echo).run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                CapabilityReference control = domain.authority(Manifest.Need.CONTROL);
                assertThat(domain.nameService().lookUp("core.6").attributes()).endsWith("state=off");
                assertThat(processes.bootCore(6, control)).isEqualTo(ErrorCode.NONE);
                assertThat(processes.bootCore(6, control)).isEqualTo(of(SystemError.CORE_RUNNING));
                assertThat(processes.bootCore(0, control)).isEqualTo(of(SystemError.CORE_RUNNING));
                assertThat(processes.bootCore(7, control)).isEqualTo(of(SystemError.NO_SUCH_CORE));
                long process = processes.spawn(6, "echo", "5", "").process();
                assertThat(processes.waitFor(process, Clients.SECOND).status()).isEqualTo(5);
                assertThat(domain.nameService().lookUp("core.6").attributes()).endsWith("state=on");
            }));
        }
    }

    @Nested
    class A_server {
        @Test
        void ends_if_its_name_is_taken() {
            assertOk(BootResult.on("smp-1").with(new SumServer()).run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                processes.spawn(0, "sum", "0 x86-64 owner", "");
                domain.nameService().waitFor("sum.owner.0", Clients.SECOND);

                long second = processes.spawn(0, "sum", "0 x86-64 owner", "").process();

                assertThat(processes.waitFor(second, Clients.SECOND).status()).isEqualTo(1);
            }));
        }
    }

    @Nested
    class Inspection {
        @Test
        void lists_every_process_once_including_exited_ones() {
            List<String> seen = new ArrayList<>();
            assertOk(BootResult.on("demo").with("echo", ProcessServiceTest::echo).run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                for (int core : List.of(4, 32)) {
                    processes.waitFor(processes.spawn(core, "echo", "1", "").process(), Clients.SECOND);
                }
                NextProcessResult next = processes.nextProcess(0);
                while (!next.err().failed()) {
                    seen.add(next.program() + "@" + next.core()
                            + (next.state() == State.ENDED ? " " + next.status() : ""));
                    next = processes.nextProcess(next.next());
                }
            }));

            assertThat(seen).containsExactlyInAnyOrder(
                    "names@0", "memory@0", "processes@0", "terminal@0", "knowledge@0", "devices@0", "network@0",
                    "nic-driver@4", "main@0",
                    "echo@4 1", "echo@32 1");
        }

        @Test
        void shows_the_capabilities_of_a_process_and_their_ancestors() {
            assertOk(BootResult.on("two-x86").controlling().run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                long main = find(processes, "main");
                InspectClient inspector = new Inspectors(domain, new CoreControl(domain)).of(0).orElseThrow();
                GetCapabilityResult first = inspector.getCapability(main, 0);
                assertThat(first.err()).isEqualTo(ErrorCode.NONE);
                assertThat(first.capInfo().address()).isEqualTo(1);
                long sizeBefore = 0;
                for (int generation = 0; generation < 3; generation++) {
                    var ancestor = inspector.getAncestor(main, first.capInfo().address(), generation);
                    assertThat(ancestor.err()).as("generation %d", generation).isEqualTo(ErrorCode.NONE);
                    assertThat(ancestor.capInfo().bytes()).isGreaterThan(sizeBefore);
                    sizeBefore = ancestor.capInfo().bytes();
                }
                assertThat(inspector.getAncestor(main, first.capInfo().address(), 3).err())
                        .isEqualTo(of(SystemError.NO_SUCH_CAPABILITY));
                assertThat(inspector.getCapability(main, 60_000).err()).isEqualTo(of(SystemError.NO_SUCH_CAPABILITY));
                assertThat(inspector.getCapability(77, 0).err()).isEqualTo(of(SystemError.NO_SUCH_PROCESS));
            }));
        }

        @Test
        void reports_the_transport_of_a_connection_and_the_reason() {
            List<String> because = new ArrayList<>();
            assertOk(BootResult.on("demo").controlling().with("listener", domain -> {
                domain.nameService();
                Clients.pauseForAMinute(domain);
            }).run(domain -> {
                ProcessesClient processes = Clients.processes(domain);
                for (int core : List.of(0, 16, 32)) {
                    long process = processes.spawn(core, "listener", "", "").process();
                    processes.waitFor(process, 1_000_000);
                }
                Inspectors inspectors = new Inspectors(domain, new CoreControl(domain));
                for (long core : List.of(0L, 16L, 32L)) {
                    InspectClient inspector = inspectors.of(core).orElseThrow();
                    NextConnectionResult next = inspector.nextConnection(0);
                    while (!next.err().failed()) {
                        because.add(core + " " + next.transport());
                        next = inspector.nextConnection(next.next());
                    }
                }
                assertThat(inspectors.of(5000)).as("there is no such core").isEmpty();
            }));

            assertThat(because).anyMatch(line -> line.startsWith("0 LMP: both ends are on core 0"));
            assertThat(because).anyMatch(line -> line.startsWith("16 UMP: cores 16 and 0 are both in"));
            assertThat(because).anyMatch(line -> line.startsWith("32 MAILBOX: the caches of core 32"));
        }

        private long find(ProcessesClient processes, String program) throws CallFailed {
            NextProcessResult next = processes.nextProcess(0);
            while (!next.program().equals(program)) {
                assertThat(next.err()).isEqualTo(ErrorCode.NONE);
                next = processes.nextProcess(next.next());
            }
            return next.next();
        }
    }
}
