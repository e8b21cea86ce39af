package org.barreleye.flounder.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystemSession;

/**
 * The jars and class folders that a module depends on. They are resolved here, when they are asked for, rather than by
 * Maven before each goal, so that a module that imports nothing needs no built sibling.
 */
final class DependencyFiles {
    private final ProjectDependenciesResolver resolver;
    private final RepositorySystemSession session;

    DependencyFiles(ProjectDependenciesResolver resolver, RepositorySystemSession session) {
        this.resolver = resolver;
        this.session = session;
    }

    /**
     * In the order of the class path.
     *
     * @param direct whether those are left out that only other dependencies need
     * @param tests whether those count that are for tests only
     */
    List<Path> of(MavenProject project, boolean direct, boolean tests) throws MojoExecutionException {
        DefaultDependencyResolutionRequest request = new DefaultDependencyResolutionRequest(project, session);
        request.setResolutionFilter((node, parents) -> node.getDependency() == null
                || (tests || !node.getDependency().getScope().equals("test")) && (!direct || parents.size() < 2));
        try {
            return resolver.resolve(request).getResolvedDependencies().stream()
                    .map(dependency -> dependency.getArtifact().getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException("the dependencies, which may hold types files, cannot be resolved: "
                    + e.getMessage(), e);
        }
    }
}
