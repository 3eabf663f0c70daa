package vn.lienthong.settings;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads one YAML file of rules into the types of a module and names everything that is wrong with it at once, each
 * complaint as {@code file:line: field: what is wrong}. A key nobody asked for is a complaint too, so a misspelt rule is
 * never silently without effect.
 *
 * <p>A reader asks each {@link Mapping} for its fields. Where a field is wrong or missing it gets a harmless stand-in
 * (empty text, the least number, the first constant, an empty mapping that complains no more) and goes on; what it built
 * is thrown away when there was any complaint.
 */
public final class RulesFile {

    private final String file;
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Mapping> opened = new ArrayList<>();

    private RulesFile(String file) {
        this.file = file;
    }

    /**
     * Reads a file whose top level is a mapping.
     *
     * @param name path below {@code config/}, for example {@code rules/tasks.yaml}
     * @param reader builds the module's own types from the top level; called once
     * @return what the reader built
     * @throws InvalidRules when the file is missing, is not YAML, or has at least one complaint
     */
    public static <T> T read(ConfigFiles files, String name, Function<Mapping, T> reader) {
        RulesFile rules = new RulesFile(files.describe(name));
        return rules.build(rules.top(files, name), reader);
    }

    private <T> T build(Mapping top, Function<Mapping, T> reader) {
        T built = null;
        RuntimeException stumble = null;
        try {
            built = reader.apply(top);
        } catch (RuntimeException e) {
            stumble = e;
        }
        if (stumble == null) {
            opened.forEach(Mapping::complainAboutUnknownKeys);
        }
        if (!complaints.isEmpty()) {
            throw refusal();
        }
        if (stumble != null) {
            throw stumble;
        }
        return built;
    }

    private Mapping top(ConfigFiles files, String name) {
        Node node;
        try {
            node = new Yaml(new LoaderOptions()).compose(new StringReader(files.read(name)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw unreadable(line, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw unreadable(1, "is not YAML: " + e.getMessage());
        } catch (FileNotFoundException e) {
            throw unreadable(1, "does not exist");
        } catch (IOException e) {
            throw unreadable(1, "cannot be read: " + e.getMessage());
        }
        if (node instanceof MappingNode mapping) {
            return open(mapping, "");
        }
        throw unreadable(1, "must be a mapping of fields");
    }

    private InvalidRules unreadable(int line, String problem) {
        complaints.add(new Complaint(line, "", problem));
        return refusal();
    }

    private InvalidRules refusal() {
        return new InvalidRules(complaints.stream()
                .sorted(Comparator.comparingInt(Complaint::line))
                .map(complaint -> complaint.text(file))
                .toList());
    }

    private Mapping open(MappingNode node, String path) {
        Mapping mapping = new Mapping(node, path);
        opened.add(mapping);
        return mapping;
    }

    private record Complaint(int line, String field, String problem) {

        String text(String file) {
            return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + problem;
        }
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static boolean isEmpty(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    /** One mapping of the file. Each method takes the name of a field in it; each field may be asked for once or more. */
    public final class Mapping {

        private final MappingNode node;
        private final String path;
        private final Map<String, Node> fields = new LinkedHashMap<>();
        private final Map<String, Integer> keyLines = new LinkedHashMap<>();
        private final List<String> asked = new ArrayList<>();

        /** @param node null for the stand-in of a mapping that is missing: all its fields are empty and none complains */
        private Mapping(MappingNode node, String path) {
            this.node = node;
            this.path = path;
            if (node != null) {
                node.getValue().forEach(this::add);
            }
        }

        private void add(NodeTuple entry) {
            Node key = entry.getKeyNode();
            String name = key instanceof ScalarNode scalar ? scalar.getValue() : key.toString();
            if (fields.putIfAbsent(name, entry.getValueNode()) != null) {
                complaints.add(new Complaint(lineOf(key), path + name, "is given twice"));
            }
            keyLines.putIfAbsent(name, lineOf(key));
        }

        /** Where this mapping starts, counted from 1; 0 for the stand-in of a missing one. */
        public int line() {
            return node == null ? 0 : lineOf(node);
        }

        /** Where this field of the mapping stands, counted from 1; that of the mapping when it is not there. */
        public int line(String field) {
            return keyLines.getOrDefault(field, line());
        }

        /** Whether the field is there and not empty. */
        public boolean has(String field) {
            asked.add(field);
            return fields.containsKey(field) && !isEmpty(fields.get(field));
        }

        /** Whether the field is a plain value, not a mapping or a list. */
        public boolean isPlain(String field) {
            return has(field) && fields.get(field) instanceof ScalarNode;
        }

        /** The text of a field that must be there and not blank. */
        public String text(String field) {
            return value(field, "a text", Function.identity(), "");
        }

        /** The text of a field that may be missing; given but blank is a complaint. */
        public Optional<String> optionalText(String field) {
            return has(field) ? Optional.of(text(field)) : Optional.empty();
        }

        /** A whole number that must be there, from {@code least} to {@code most} inclusive. */
        public int integer(String field, int least, int most) {
            return value(
                    field, "a whole number from " + least + " to " + most, text -> within(text, least, most), least);
        }

        /** A whole number that may be missing, from {@code least} to {@code most} inclusive. */
        public Optional<Integer> optionalInteger(String field, int least, int most) {
            return has(field) ? Optional.of(integer(field, least, most)) : Optional.empty();
        }

        /** {@code true} or {@code false}; {@code otherwise} when the field is missing. */
        public boolean flag(String field, boolean otherwise) {
            return has(field) ? value(field, "true or false", RulesFile::trueOrFalse, otherwise) : otherwise;
        }

        /**
         * One constant of an enum, written in lower case with hyphens ({@code COMMITTEE_MEMBER} is {@code
         * committee-member}); must be there.
         */
        public <E extends Enum<E>> E choice(String field, Class<E> type) {
            return value(field, "one of " + names(type), text -> constant(type, text), type.getEnumConstants()[0]);
        }

        /** A list of constants as in {@link #choice}; a missing list is empty. */
        public <E extends Enum<E>> List<E> choices(String field, Class<E> type) {
            return values(field, "one of " + names(type), text -> constant(type, text));
        }

        /**
         * A text of a form of its own that must be there.
         *
         * @param expected what a right value is, for the complaint: {@code a date such as 2026-02-16}
         * @param parse turns the text into the value; any exception means it is wrong
         * @param standIn taken after a complaint so that reading goes on; may be null
         */
        public <T> T value(String field, String expected, Function<String, T> parse, T standIn) {
            if (!has(field)) {
                if (node != null) {
                    complain(field, "is missing, must be " + expected);
                }
                return standIn;
            }
            return parsed(fields.get(field), path + field, expected, parse).orElse(standIn);
        }

        /** As {@link #value}, but may be missing. */
        public <T> Optional<T> optionalValue(String field, String expected, Function<String, T> parse) {
            return has(field) ? parsed(fields.get(field), path + field, expected, parse) : Optional.empty();
        }

        /** The texts of a list; empty when the field is missing. */
        public List<String> texts(String field) {
            return values(field, "a text", Function.identity());
        }

        /** A list of values as in {@link #value}, without those that are wrong; empty when the field is missing. */
        public <T> List<T> values(String field, String expected, Function<String, T> parse) {
            List<T> values = new ArrayList<>();
            int position = 0;
            for (Node item : items(field)) {
                parsed(item, path + field + "[" + ++position + "]", expected, parse)
                        .ifPresent(values::add);
            }
            return List.copyOf(values);
        }

        /** A mapping inside this one that must be there. */
        public Mapping mapping(String field) {
            if (!has(field)) {
                if (node != null) {
                    complain(field, "is missing, must be a mapping of fields");
                }
                return new Mapping(null, path + field + ".");
            }
            return nested(fields.get(field), path + field);
        }

        /** A mapping inside this one that may be missing. */
        public Optional<Mapping> optionalMapping(String field) {
            return has(field) ? Optional.of(mapping(field)) : Optional.empty();
        }

        /** A list of mappings; empty when the field is missing. */
        public List<Mapping> mappings(String field) {
            List<Mapping> mappings = new ArrayList<>();
            int position = 0;
            for (Node item : items(field)) {
                mappings.add(nested(item, path + field + "[" + ++position + "]"));
            }
            return mappings;
        }

        /** A mapping from names the file chooses to mappings, in the order of the file; empty when the field is missing. */
        public Map<String, Mapping> named(String field) {
            return has(field) ? mapping(field).named() : Map.of();
        }

        /** This mapping itself as in {@link #named(String)}: each of its keys is a name. */
        public Map<String, Mapping> named() {
            Map<String, Mapping> named = new LinkedHashMap<>();
            for (Map.Entry<String, Node> entry : fields.entrySet()) {
                asked.add(entry.getKey());
                named.put(entry.getKey(), nested(entry.getValue(), path + entry.getKey()));
            }
            return named;
        }

        /** Complains about a field for a reason of the module's own, for example that two fields do not fit together. */
        public void complain(String field, String problem) {
            asked.add(field);
            complaints.add(new Complaint(line(field), path + field, problem));
        }

        private Mapping nested(Node value, String field) {
            if (value instanceof MappingNode mapping) {
                return open(mapping, field + ".");
            }
            complaints.add(new Complaint(lineOf(value), field, "must be a mapping of fields"));
            return new Mapping(null, field + ".");
        }

        private List<Node> items(String field) {
            if (!has(field)) {
                return List.of();
            }
            if (fields.get(field) instanceof SequenceNode sequence) {
                return sequence.getValue();
            }
            complain(field, "must be a list");
            return List.of();
        }

        private <T> Optional<T> parsed(Node value, String field, String expected, Function<String, T> parse) {
            if (!(value instanceof ScalarNode scalar)) {
                complaints.add(new Complaint(lineOf(value), field, "must be " + expected));
                return Optional.empty();
            }
            String text = scalar.getValue().strip();
            Optional<T> parsed = text.isEmpty() ? Optional.empty() : attempt(parse, text);
            if (parsed.isEmpty()) {
                String given = text.isEmpty() ? "is blank" : "is \"" + text + "\"";
                complaints.add(new Complaint(lineOf(value), field, "must be " + expected + ", but " + given));
            }
            return parsed;
        }

        /** A mapping of which nothing was asked was passed over on purpose: the reader has complained about its name. */
        private void complainAboutUnknownKeys() {
            if (asked.isEmpty()) {
                return;
            }
            fields.keySet().stream()
                    .filter(key -> !asked.contains(key))
                    .forEach(key -> complain(key, "is not a field known here (known: " + known() + ")"));
        }

        private String known() {
            return asked.stream().distinct().sorted().collect(Collectors.joining(", "));
        }
    }

    /** A parser says "wrong" with whatever exception its own library has. */
    private static <T> Optional<T> attempt(Function<String, T> parse, String text) {
        try {
            return Optional.of(parse.apply(text));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static int within(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    private static Boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither");
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> name(each).equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(RulesFile::name).collect(Collectors.joining(", "));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
