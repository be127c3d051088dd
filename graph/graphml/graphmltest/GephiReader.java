import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Reads GraphML files as Gephi does and prints, a line of JSON for each, what it saw. Gephi's own columns have capital letters. */
public class GephiReader {
    public static void main(String[] files) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (String file : files) {
            try {
                out.println(read(new File(file)));
            } catch (Throwable e) { // its importers throw errors as well
                out.println("{\"error\":" + text(e.toString()) + "}");
            }
        }
        System.exit(0); // Gephi leaves threads behind
    }

    static String read(File file) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController imports = Lookup.getDefault().lookup(ImportController.class);
        List<String> issues = new ArrayList<>(), nodes = new ArrayList<>(), edges = new ArrayList<>();
        try {
            Container container = imports.importFile(file);
            container.getLoader().setAllowAutoNode(false); // an edge must not make the nodes it lacks
            for (Iterator<Issue> it = container.getReport().getIssues(1000); it.hasNext();) {
                Issue issue = it.next();
                issues.add(text(issue.getLevel() + ": " + issue.getMessage()));
            }
            imports.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
            GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
            for (Node n : model.getGraph().getNodes().toArray()) {
                nodes.add("[" + text(n.getId().toString()) + "," + values(n, model.getNodeTable()) + "]");
            }
            for (Edge e : model.getGraph().getEdges().toArray()) {
                edges.add("[" + text(e.getSource().getId().toString()) + "," + text(e.getTarget().getId().toString()) + "," + values(e, model.getEdgeTable()) + "]");
            }
            return "{\"directed\":" + model.isDirected() + ",\"nodes\":" + nodes + ",\"edges\":" + edges + ",\"issues\":" + issues + "}";
        } finally {
            projects.closeCurrentProject();
        }
    }

    /** The values that an element has, by the titles of the columns. */
    static String values(Element element, Table table) {
        List<String> out = new ArrayList<>();
        for (Column column : table) {
            Object value = element.getAttribute(column);
            if (value != null) {
                out.add(text(column.getTitle()) + ":" + (value instanceof Number || value instanceof Boolean ? value.toString() : text(value.toString())));
            }
        }
        return "{" + String.join(",", out) + "}";
    }

    static String text(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
