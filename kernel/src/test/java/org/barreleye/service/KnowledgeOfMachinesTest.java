package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.service.KnowledgeServiceTest.assertOk;
import static org.barreleye.service.KnowledgeServiceTest.knowledge;
import static org.barreleye.service.KnowledgeServiceTest.solutions;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.knowledge.AskResult;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.memory.AllocateResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.description.Routes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeOfMachinesTest {
    private static final long ANY_NODE = 0xffff_ffffL;

    /** Returns all solutions, which may be on several pages. */
    private static List<String> all(KnowledgeClient knowledge, String query) throws CallFailed {
        List<String> found = new ArrayList<>();
        boolean more = true;
        while (more) {
            AskResult page = knowledge.ask(query, found.size());
            assertThat(page.problem()).isEmpty();
            for (long line = 0; line < page.count(); line++) {
                found.add(knowledge.getLine(line).line());
            }
            more = page.more();
        }
        return found;
    }

    /** A distance between two cores. */
    private record Distance(int from, int to, long nanoseconds) {
        private static Distance of(String solution) {
            String[] numbers = solution.replaceAll("[^0-9 ]", "").trim().split(" +");
            return new Distance(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]),
                    Long.parseLong(numbers[2]));
        }
    }

    @Nested
    class The_distance_of_cores {
        private List<Distance> measured(String machine) {
            List<Distance> measured = new ArrayList<>();
            assertOk(BootResult.on(machine).run(domain -> all(knowledge(domain), "distance(A, B, N)")
                    .forEach(solution -> measured.add(Distance.of(solution)))));
            return measured;
        }

        /** Kendall's rank correlation: of two pairs of cores, that with the longer route is measured as farther. */
        @ParameterizedTest
        @ValueSource(strings = {"amd-2x2", "amd-4x4", "amd-8x4", "intel-2x4", "ivy-bridge-2x10", "scc-48"})
        void agrees_with_the_routes_of_the_model(String machine) {
            MachineDescription description = Presets.named(machine);
            Routes routes = new Routes(description);
            // Where nothing is cached, the many links that the boot core polls take longer than any route.
            List<Distance> measured = measured(machine).stream()
                    .filter(distance -> !isUncached(description) || distance.from != 0 && distance.to != 0).toList();
            int agreeing = 0;
            int contrary = 0;
            for (Distance one : measured) {
                for (Distance other : measured) {
                    long oneRoute = route(description, routes, one);
                    long otherRoute = route(description, routes, other);
                    if (oneRoute < otherRoute) {
                        agreeing += one.nanoseconds < other.nanoseconds ? 1 : 0;
                        contrary += one.nanoseconds > other.nanoseconds ? 1 : 0;
                    }
                }
            }
            assertThat(agreeing).isPositive();
            assertThat((double) (agreeing - contrary) / (agreeing + contrary)).isGreaterThan(0.8);
        }

        private static long route(MachineDescription description, Routes routes, Distance distance) {
            int from = routes.nodeOf(index(description, distance.from));
            int to = routes.nodeOf(index(description, distance.to));
            MemoryRegion memory = description.memory().get(0);
            // Without caches, both cores reach the memory of the rings for each line.
            return isUncached(description)
                    ? routes.fetch(from, memory.node()) + routes.fetch(to, memory.node())
                    : routes.fetch(from, to) + routes.fetch(to, from);
        }

        private static boolean isUncached(MachineDescription description) {
            return description.memory().get(0).kind() == MemoryRegion.Kind.UNCACHED;
        }

        private static int index(MachineDescription description, int core) {
            return (int) description.cores().stream().takeWhile(other -> other.id().number() != core).count();
        }

        @Test
        void is_measured_once_between_two_groups_of_cores_and_within_each() {
            assertOk(BootResult.on("amd-8x4").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                assertThat(solutions(knowledge, "distance(0, 1, N), N > 0, distance(1, 0, N)")).hasSize(1);
                assertThat(all(knowledge, "distance(_, _, _)")).hasSize(2 * (8 + 28));
                // Those that are not measured are as far as those of their groups that are.
                assertThat(solutions(knowledge, "distance(0, 4, N), apart(3, 6, N)")).hasSize(1);
                assertThat(solutions(knowledge, "apart(5, 31, N), N > 0, N < 1000000")).hasSize(1);
            }));
        }

        @Test
        void decides_the_order_of_a_multicast() {
            assertOk(BootResult.on("amd-8x4").run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                assertThat(solutions(knowledge, "children(0, 0, [First | _]), findall(D, (child(0, 0, C), "
                        + "apart(0, C, D)), Distances), max_list(Distances, Max), apart(0, First, Max), "
                        + "distance(0, First, Max)")).hasSize(1);
                assertThat(solutions(knowledge, "tree(0, T), length(T, 8)")).hasSize(1);
            }));
        }

        @Test
        void is_measured_for_a_core_that_joins_and_forgotten_for_one_that_leaves() {
            assertOk(BootResult.on("demo").controlling().run(domain -> {
                KnowledgeClient knowledge = knowledge(domain);
                assertThat(solutions(knowledge, "distance(32, C, N)")).isNotEmpty();
                CapabilityReference control = domain.authority(Manifest.Need.CONTROL);
                assertThat(domain.processes().stopCore(32, control)).isEqualTo(ErrorCode.NONE);
                Clients.pause(domain, Clients.SECOND / 10);
                assertThat(solutions(knowledge, "distance(32, C, N) ; distance(C, 32, N)")).isEmpty();

                assertThat(domain.processes().bootCore(32, control)).isEqualTo(ErrorCode.NONE);
                Clients.pause(domain, Clients.SECOND / 10);
                assertThat(solutions(knowledge, "distance(32, 0, N), N > 0")).hasSize(1);
            }));
        }
    }

    @Nested
    class The_node_of_memory {
        @ParameterizedTest
        @ValueSource(strings = {"amd-8x4", "demo", "ivy-bridge-2x10", "odroid-c4", "omap-4460", "scc-48", "two-x86",
            "x86-power32"})
        void is_the_one_from_which_the_memory_service_takes_it(String machine) {
            assertOk(BootResult.on(machine).with("taker", domain -> {
                AllocateResult got = Clients.memory(domain).allocate(4096, 1, ANY_NODE, 0, 0);
                assertThat(got.err()).isEqualTo(ErrorCode.NONE);
                long base = new RamReference(got.memory().address()).identify(domain.syscalls()).value().base();
                KnowledgeClient knowledge = knowledge(domain);
                knowledge.add("took(" + domain.arguments().words().get(0) + ", " + CanonicalAddress.of(base).space()
                        + ")");
                Clients.pauseForAMinute(domain);
            }).run(domain -> {
                List<Integer> cores = on(domain);
                for (int core : cores) {
                    domain.spawn(core, "taker", String.valueOf(core));
                }
                Clients.pause(domain, Clients.SECOND / 10);
                KnowledgeClient knowledge = knowledge(domain);
                assertThat(all(knowledge, "took(C, S), process(P, taker, C), memory_node(P, N), memory(S, N, _)"))
                        .hasSameSizeAs(cores);
            }));
        }

        private static List<Integer> on(Domain domain) throws CallFailed {
            return domain.cores().stream().filter(CoreRecord::isOn).map(CoreRecord::core).toList();
        }
    }
}
