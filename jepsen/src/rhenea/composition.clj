(ns rhenea.composition
  "Compositions to begin with and to switch to. An expression names its nodes, so each kind is a
  function that draws one for the nodes of a test."
  (:require [clojure.string :as str]
            [jepsen.random :as rand]))

(defn keepers
  "The nodes that host a ZooKeeper server: the first three, or all if they are fewer."
  [nodes]
  (take 3 nodes))

(defn- group
  "native on these nodes, ordered by one of them."
  [nodes sequencer]
  (str "native(" (str/join ", " nodes) ", sequencer: " sequencer ")"))

(def kinds
  "How to draw a composition of each kind."
  {"native"    (fn [nodes]
                 (let [three (take 3 (rand/shuffle nodes))]
                   (group (sort three) (first three))))
   "zookeeper" (fn [nodes]
                 (str "zookeeper(" (str/join ", " (keepers nodes)) ")"))
   "stripe"    (fn [nodes]
                 (let [shuffled (rand/shuffle nodes)
                       three    (sort (take 3 shuffled))]
                   (str "stripe(" (group three (first shuffled)) ", "
                        (group three (second shuffled)) ")")))
   "shards"    (fn [nodes]
                 (let [[a b c d e] (rand/shuffle nodes)]
                   (str "stripe(" (group [a b c] a) ", " (group [c (or d a) (or e b)] (or d b)) ")")))
   "mirror"    (fn [nodes]
                 (let [three (take 3 (rand/shuffle nodes))]
                   (str "mirror(" (group (sort three) (first three)) ", zookeeper("
                        (str/join ", " (keepers nodes)) "))")))
   "parity"    (fn [nodes]
                 (let [shuffled (rand/shuffle nodes)
                       three    (sort (take 3 shuffled))]
                   (str "parity(2, " (group three (first shuffled)) ", "
                        (group three (second shuffled)) ", zookeeper("
                        (str/join ", " (keepers nodes)) "))")))
   "compress"  (fn [nodes]
                 (let [three (take 3 (rand/shuffle nodes))]
                   (str "compress(" (group (sort three) (first three)) ")")))})

(defn draw
  "One of these kinds, for these nodes; what is no kind is taken as an expression."
  [kinds-or-expressions nodes]
  (let [kind (rand/nth (vec kinds-or-expressions))]
    (if-let [draw (kinds kind)]
      (draw nodes)
      kind)))

(defn sequencers
  "The nodes that order entries under an expression; native's first LogServer unless it says who."
  [expression]
  (for [[_ arguments] (re-seq #"native\(([^()]*)\)" (str expression))]
    (or (second (re-find #"sequencer:\s*([\w.-]+)" arguments))
        (re-find #"[\w.-]+" arguments))))

(defn members
  "Those of `nodes` that an expression names."
  [expression nodes]
  (filter (set (re-seq #"[\w.-]+" (str expression))) nodes))
