import { check, defineLab } from '#lab-kit';

const COUNT = 'kubectl exec writer -- sh /writer/count';

const COUNTED = {
  run: COUNT,
  varies: {
    en: 'How many orders are confirmed by now depends on the machine, its disk and your pauses.',
    zh: '到这时确认了多少份订单，取决于机器、磁盘，以及你停顿了多久。',
  },
} as const;

const WHICH_WORKER = {
  en: 'Which of the two workers it is, the scheduler decides.',
  zh: '是两个工作节点中的哪一个，由调度器决定。',
};

const NONE_MISSING = '^[1-9]\\d{2,} confirmed, 0 of them missing$';

/** Every order that the writer saw confirmed is in the database, and there are some hundred. */
const noneMissing = check.command(COUNT, { id: 'counted', stdout: NONE_MISSING, within: 60 });

/** A Pod that somebody else makes: first it must be there, then it must be ready. */
const READY = {
  run: 'kubectl wait --for=create pod/db-0 --timeout=60s\nkubectl wait --for=condition=Ready pod/db-0 --timeout=120s',
  show: 'none',
  within: 200,
} as const;

const LOOK = "kubectl exec note -- sh -c 'head /scratch/note /kept/note 2>&1'";

const NOTE_READY = 'kubectl wait --for=condition=Ready pod/note --timeout=120s';

const UID_AND_IP =
  "kubectl get pod db-0 -o custom-columns='POD:.metadata.name,UID:.metadata.uid,IP:.status.podIP'";

const VOLUME =
  'kubectl get pv "$(cat volume.txt)" \\\n' +
  "  -o custom-columns='STATUS:.status.phase,OF:.spec.claimRef.name,POLICY:.spec.persistentVolumeReclaimPolicy'";

const VOLUME_OF_CLAIM = "kubectl get pvc data-db-0 -o jsonpath='{.spec.volumeName}'";

/** Takes the cluster back to a volume that nobody claims, whatever the answer made of it. */
const RELEASED_AGAIN = [
  'kubectl delete statefulset db --ignore-not-found',
  'kubectl wait --for=delete pod/db-0 --timeout=60s',
  'kubectl delete pvc data-db-0 --ignore-not-found',
  `kubectl wait --for=jsonpath='{.status.phase}'=Released pv/"$(cat volume.txt)" --timeout=60s`,
] as const;

const FREE = 'kubectl patch pv "$(cat volume.txt)" --type=merge --patch-file=solution/reserve.json';

const policy = (word: string): string =>
  'kubectl patch pv "$(cat volume.txt)" \\\n' +
  `  -p '{"spec":{"persistentVolumeReclaimPolicy":"${word}"}}'`;

export default defineLab({
  title: { en: 'Keep a database through every loss', zh: '一次次失去，数据库一行不丢' },
  summary: {
    en: 'Delete a database’s Pod, its StatefulSet, its node and its claim while orders come in, count what was confirmed each time, and say who keeps the data and what ties it to one node.',
    zh: '在订单不断写入时，依次拿掉数据库的 Pod、StatefulSet、节点和声明，每次都清点确认过的订单；说清数据由谁留着，又是什么把它绑在一个节点上。',
  },
  needs: ['cluster'],
  images: {
    base: ['postgres:17', 'busybox:1.37'],
    load: ['postgres:17', 'busybox:1.37'],
  },
  disturbs: {
    en: 'It takes the power from the node that the database runs on, and gives it back.',
    zh: '它会让数据库所在的节点断电，再恢复供电。',
  },
  steps: [
    {
      id: 'claim-waits',
      title: { en: 'A claim, and nobody hurries', zh: '提了声明，却没人着急' },
      text: {
        en: 'Claim 100 MiB, and ask what happens. Then start a Pod that uses the claim, note the volume that was made for it, and ask on which node that one may be used.',
        zh: '声明要 100 MiB，看看会怎样。再启动一个使用它的 Pod，记下为它创建的卷，问问这个卷能在哪个节点上用。',
      },
      files: [
        { path: 'claim.yaml', mark: ['spec.accessModes', 'spec.resources'] },
        { path: 'note.yaml', mark: ['spec.volumes'] },
      ],
      commands: [
        'kubectl apply -f claim.yaml',
        "kubectl get storageclass standard \\\n  -o custom-columns='CLASS:.metadata.name,BINDING:.volumeBindingMode,RECLAIM:.reclaimPolicy'",
        "until kubectl events --for pvc/note 2> /dev/null | grep -o 'waiting for .*'; do sleep 1; done",
        'kubectl apply -f note.yaml',
        { run: NOTE_READY, within: 150 },
        "kubectl get pvc note -o custom-columns='CLAIM:.metadata.name,STATUS:.status.phase,VOLUME:.spec.volumeName'",
        "kubectl get pvc note -o jsonpath='{.spec.volumeName}' > note-volume.txt",
        {
          run: 'kubectl get pod note -o jsonpath=\'{.spec.nodeName}{"\\n"}\' | tee note-node.txt',
          varies: WHICH_WORKER,
        },
        {
          run: 'kubectl get pv "$(cat note-volume.txt)" -o jsonpath=\'{.spec.nodeAffinity.required}{"\\n"}\'',
          varies: WHICH_WORKER,
        },
      ],
      checks: [
        check.object('PersistentVolumeClaim', 'note', {
          id: 'bound',
          match: { status: { phase: 'Bound' } },
          within: 60,
        }),
        check.podReady('note', { within: 60 }),
        check.command('cat note-volume.txt note-node.txt', {
          id: 'noted',
          stdout: '^pvc-\\S+worker',
          within: 5,
        }),
      ],
      follows: ['PersistentVolumeClaim', 'PersistentVolume', 'Pod'],
    },
    {
      id: 'two-folders',
      title: {
        en: 'What a restart takes, what a deletion takes',
        zh: '重启带走什么，删除带走什么',
      },
      text: {
        en: 'Leave a note in the `emptyDir` and one in the volume. End the container’s process and wait until the kubelet has started another. Then delete the Pod and make it again.',
        zh: '在 `emptyDir` 和卷里各留一张便条。先结束容器的进程，等 kubelet 重新启动它；再删掉 Pod，重新创建。',
      },
      commands: [
        'kubectl exec note -- sh -c \'echo "sold out at noon" | tee /scratch/note > /kept/note\'',
        { run: "kubectl exec note -- sh -c 'kill 1; sleep 9'", exit: 137 },
        {
          run: "kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 pod/note --timeout=60s",
          show: 'none',
        },
        { run: NOTE_READY, show: 'none' },
        LOOK,
        'kubectl delete pod note',
        'kubectl apply -f note.yaml',
        { run: NOTE_READY, show: 'none', within: 150 },
        { run: LOOK, exit: 1 },
      ],
      checks: [
        check.exec('note', ['sh', '-c', 'cat /kept/note && ls /scratch | wc -l'], {
          stdout: '^sold out at noon\\n0$',
        }),
      ],
    },
    {
      id: 'reclaimed',
      title: { en: 'The claim goes, and the data with it', zh: '声明没了，数据也没了' },
      text: {
        en: 'Find the note on the node itself, as a file in a folder. Then delete Pod and claim. The policy of this class is `Delete`.',
        zh: '到节点上去找这张便条，它就是一个目录里的文件。然后删掉 Pod 和声明。这个存储类的回收策略是 `Delete`。',
      },
      commands: [
        'kubectl get pv "$(cat note-volume.txt)" -o jsonpath=\'{.spec.hostPath.path}{.spec.local.path}{"\\n"}\' \\\n  | tee note-path.txt',
        'docker exec "$(cat note-node.txt)" cat "$(cat note-path.txt)/note"',
        'kubectl delete pod/note pvc/note',
        {
          run: 'kubectl wait --for=delete pv/"$(cat note-volume.txt)" --timeout=90s',
          show: 'none',
        },
        { run: 'kubectl get pv "$(cat note-volume.txt)"', exit: 1 },
        { run: 'docker exec "$(cat note-node.txt)" ls "$(cat note-path.txt)"', exit: 2 },
      ],
      checks: [
        check.command('test -s note-volume.txt && kubectl get pv "$(cat note-volume.txt)"', {
          id: 'gone',
          exit: 1,
        }),
        check.command('test -s note-path.txt', { id: 'path-noted', within: 5 }),
      ],
    },
    {
      id: 'database',
      title: { en: 'A database, and somebody who writes', zh: '一个数据库，一个不停写入的人' },
      text: {
        en: 'Apply a StatefulSet for PostgreSQL and its headless Service. On the other node starts a writer: it places one order after the other and notes the number of each that was confirmed. Ask who owns what.',
        zh: '应用 PostgreSQL 的 StatefulSet 和它的无头 Service。另一个节点上启动一个写入程序：一份接一份地下订单，确认一份，记下一份的编号。然后看什么归谁所有。',
      },
      files: [
        {
          path: 'db.yaml',
          mark: [
            'Service/db:spec.clusterIP',
            'StatefulSet/db:spec.serviceName',
            'StatefulSet/db:spec.volumeClaimTemplates',
          ],
        },
        { path: 'writer/write', mark: ['order=', '>> /orders'] },
        { path: 'writer/count', mark: ['missing='] },
      ],
      commands: [
        'kubectl apply -f db.yaml',
        READY,
        "kubectl exec db-0 -- psql -U postgres -c 'CREATE TABLE orders (n integer PRIMARY KEY)'",
        'kubectl create configmap writer --from-file=writer',
        'kubectl apply -f writer.yaml',
        {
          run: 'kubectl wait --for=condition=Ready pod/writer --timeout=120s',
          within: 150,
        },
        "kubectl get statefulsets,pods,pvc -l app=db \\\n  -o custom-columns='KIND:.kind,NAME:.metadata.name,OWNER:.metadata.ownerReferences[0].kind'",
        `${VOLUME_OF_CLAIM} > volume.txt`,
        VOLUME,
        COUNTED,
      ],
      checks: [
        check.object('StatefulSet', 'db', {
          id: 'set',
          match: { status: { readyReplicas: 1 } },
          remember: 'first-set',
          within: 60,
        }),
        check.podReady('db-0', { remember: 'first-pod', within: 60 }),
        check.command('cat volume.txt', { id: 'noted', stdout: '^pvc-', within: 5 }),
        noneMissing,
      ],
      keeps: [
        'StatefulSet',
        { kind: 'Pod', selector: 'app=db' },
        'Service',
        'PersistentVolumeClaim',
        'PersistentVolume',
        'StorageClass',
        'Node',
      ],
    },
    {
      id: 'pod-deleted',
      title: { en: 'Without its Pod', zh: '拿掉 Pod' },
      text: {
        en: 'Delete the Pod while the writer writes. Compare its name, its UID and its address before and after; then count.',
        zh: '写入程序正写着，删掉 Pod。比较前后的名字、UID 和地址，然后清点。',
      },
      commands: [
        UID_AND_IP,
        'kubectl delete pod db-0',
        READY,
        UID_AND_IP,
        'test "$(kubectl get pvc data-db-0 -o jsonpath={.spec.volumeName})" = "$(cat volume.txt)" && echo same volume',
        COUNTED,
      ],
      checks: [
        check.replaced('Pod', 'db-0', { seen: 'first-pod', within: 60 }),
        check.podReady('db-0', { within: 60 }),
        noneMissing,
      ],
      follows: ['StatefulSet', { kind: 'Pod', selector: 'app=db' }, 'PersistentVolumeClaim'],
    },
    {
      id: 'set-deleted',
      title: { en: 'Without its StatefulSet', zh: '拿掉 StatefulSet' },
      text: {
        en: 'Delete the StatefulSet, wait until its Pod is gone as well, and look at what stays. Apply the same file again; count.',
        zh: '删掉 StatefulSet，等它的 Pod 也没了，看看留下了什么。再应用同一个文件，然后清点。',
      },
      commands: [
        'kubectl delete statefulset db',
        { run: 'kubectl wait --for=delete pod/db-0 --timeout=60s', show: 'none' },
        "kubectl get statefulsets,pods,pvc -l app=db \\\n  -o custom-columns='KIND:.kind,NAME:.metadata.name,STATUS:.status.phase'",
        'kubectl apply -f db.yaml',
        READY,
        'test "$(kubectl get pvc data-db-0 -o jsonpath={.spec.volumeName})" = "$(cat volume.txt)" && echo same volume',
        COUNTED,
      ],
      checks: [
        check.replaced('StatefulSet', 'db', { seen: 'first-set', within: 60 }),
        check.podReady('db-0', { within: 60 }),
        noneMissing,
      ],
    },
    {
      id: 'node-away',
      title: { en: 'Without its node', zh: '拿掉节点' },
      text: {
        en: 'Take the power from the node of the database. Ask for the Pod at once; then wait until the cluster has noticed, and ask again. How many database Pods are there?',
        zh: '让数据库所在的节点断电。马上查一次 Pod；等集群察觉之后再查一次。数据库的 Pod 有几个？',
      },
      commands: [
        "kubectl get pod db-0 -o jsonpath='{.spec.nodeName}' > node.txt",
        'docker kill "$(cat node.txt)" > /dev/null',
        'kubectl get pods -l app=db',
        {
          run: 'kubectl wait --for=condition=Ready=Unknown node/"$(cat node.txt)" --timeout=120s > /dev/null',
          within: 150,
        },
        {
          run: "kubectl wait --for=jsonpath='{.metadata.deletionTimestamp}' pod/db-0 --timeout=60s",
          show: 'none',
        },
        'kubectl get pods -l app=db',
      ],
      checks: [
        check.command("kubectl get pod db-0 -o jsonpath='{.metadata.deletionTimestamp}'", {
          id: 'leaving',
          stdout: '^\\d{4}-',
        }),
        check.command('kubectl get node "$(cat node.txt)"', {
          id: 'node-missed',
          stdout: 'NotReady',
          within: 5,
        }),
      ],
      follows: [
        { kind: 'Node', selector: '!node-role.kubernetes.io/control-plane' },
        { kind: 'Pod', selector: 'app=db' },
      ],
    },
    {
      id: 'node-back',
      title: { en: 'Bound to where its data is', zh: '数据在哪里，就绑在哪里' },
      text: {
        en: 'You know that the node is off, so take the old Pod off the list by force. Its successor waits: read what the scheduler says. Then give the node its power back, and count.',
        zh: '你确知节点已经断电，就强制把旧 Pod 从名单上划掉。接替它的 Pod 在等：看看调度器怎么说。然后恢复节点的供电，再清点。',
      },
      commands: [
        'kubectl delete pod db-0 --force --grace-period=0',
        'until kubectl describe pod db-0 2> /dev/null | grep -o -m 1 "node(s) didn\'t match PersistentVolume\'s node affinity"; do sleep 1; done',
        'kubectl get pods -l app=db',
        {
          run: 'cat node.txt; echo; kubectl get pv "$(cat volume.txt)" -o jsonpath=\'{.spec.nodeAffinity.required}{"\\n"}\'',
          varies: WHICH_WORKER,
        },
        'docker start "$(cat node.txt)" > /dev/null',
        {
          run: 'kubectl wait --for=condition=Ready node/"$(cat node.txt)" --timeout=120s > /dev/null',
          within: 150,
        },
        READY,
        'test "$(kubectl get pod db-0 -o jsonpath={.spec.nodeName})" = "$(cat node.txt)" && echo same node',
        COUNTED,
      ],
      checks: [check.podReady('db-0', { within: 60 }), noneMissing],
      follows: [
        { kind: 'Node', selector: '!node-role.kubernetes.io/control-plane' },
        { kind: 'Pod', selector: 'app=db' },
      ],
    },
    {
      id: 'released',
      title: { en: 'Without its claim', zh: '拿掉声明' },
      text: {
        en: 'First tell the volume to stay: `Retain`. Then delete the StatefulSet and the claim, as somebody does who tidies up too well. Look at the volume.',
        zh: '先让卷留下：`Retain`。再删掉 StatefulSet 和声明，就像有人清理过了头那样。看看卷怎样了。',
      },
      commands: [
        policy('Retain'),
        'kubectl delete statefulset/db pvc/data-db-0',
        {
          run: `kubectl wait --for=jsonpath='{.status.phase}'=Released pv/"$(cat volume.txt)" --timeout=60s`,
          show: 'none',
        },
        VOLUME,
        { run: 'kubectl get pvc -l app=db' },
      ],
      checks: [
        check.command(
          'kubectl get pv "$(cat volume.txt)" -o jsonpath=\'{.status.phase} {.spec.persistentVolumeReclaimPolicy}\'',
          { stdout: '^Released Retain$' },
        ),
      ],
    },
  ],
  tasks: [
    {
      id: 'rescue',
      title: { en: 'Get the orders back', zh: '把订单找回来' },
      text: {
        en: 'The StatefulSet and the claim are gone; the volume, whose name is in `volume.txt`, still has every order. Let the database of `db.yaml` run on that volume again. The writer has been waiting all the time; `kubectl exec writer -- sh /writer/count` counts.',
        zh: 'StatefulSet 和声明都没了；卷还在，名字写在 `volume.txt` 里，订单都在里面。让 `db.yaml` 里的数据库重新用上这个卷。写入程序一直在等；清点用 `kubectl exec writer -- sh /writer/count`。',
      },
      files: [{ path: 'db.yaml', mark: ['StatefulSet/db:spec.volumeClaimTemplates'] }],
      hints: [
        {
          en: 'If you apply `db.yaml` right away, it gets a new, empty volume. What does the old one still say about whose it is? `kubectl get pv -o yaml` shows it.',
          zh: '直接应用 `db.yaml`，得到的是一个新的空卷。旧卷上还写着自己属于谁？`kubectl get pv -o yaml` 里看得到。',
        },
        {
          en: '`spec.claimRef` of the volume names a claim by namespace and name, and by UID. Any claim can have that name; none will ever have that UID again.',
          zh: '卷的 `spec.claimRef` 写着声明的命名空间和名字，还有 UID。同名的声明可以再有，那个 UID 却不会再有了。',
        },
        {
          en: 'A volume without the UID, but with the name, is kept for the next claim of that name. And the StatefulSet makes a claim of that name.',
          zh: '去掉 UID、留着名字，这个卷就留给下一个同名的声明。而 StatefulSet 创建的声明正是这个名字。',
        },
      ],
      checks: [
        check.command(
          `claimed=$(${VOLUME_OF_CLAIM}) && test "$claimed" = "$(cat volume.txt)" && echo same`,
          {
            id: 'same-volume',
            stdout: '^same$',
            within: 5,
            hint: {
              en: 'There is no claim `data-db-0` for the volume in `volume.txt`: it is missing, it still waits for a volume, or it got another one. If a claim exists already, it has to go first: a claim does not change its volume.',
              zh: '没有声明 `data-db-0` 指向 `volume.txt` 里的卷：要么还没有这个声明，要么它还在等卷，要么它得到了别的卷。已经有了声明的，要先删掉：声明不会换卷。',
            },
          },
        ),
        check.object('PersistentVolumeClaim', 'data-db-0', {
          id: 'bound',
          match: { status: { phase: 'Bound' } },
          within: 5,
          hint: {
            en: 'The claim names the right volume, and still they do not come together. Both sides must agree: `kubectl describe pvc data-db-0` tells what the volume objects to.',
            zh: '声明写的卷是对的，两边却没有绑上。绑定要两边都同意：`kubectl describe pvc data-db-0` 会说卡在哪里。',
          },
        }),
        check.podReady('db-0', {
          id: 'ready',
          within: 60,
          hint: {
            en: 'The claim has its volume, but the database on it is not ready. What do the events and the log of `db-0` say?',
            zh: '声明已经绑上了卷，上面的数据库却没有就绪。看看 `db-0` 的事件和日志。',
          },
        }),
        check.command(COUNT, {
          id: 'rows',
          stdout: NONE_MISSING,
          within: 30,
          hint: {
            en: 'The database runs on the right volume and does not know the orders. In which folder of the volume did it keep its files before?',
            zh: '数据库跑在正确的卷上，却不认识那些订单。它以前把文件放在卷里的哪个目录？',
          },
        }),
        check.command(
          'kubectl get pv "$(cat volume.txt)" -o jsonpath=\'{.spec.persistentVolumeReclaimPolicy}\'',
          {
            id: 'retained',
            stdout: '^Retain$',
            within: 5,
            hint: {
              en: 'The orders are back, but the next time somebody deletes the claim, the volume goes with it.',
              zh: '订单回来了；但下次再有人删掉声明，卷会跟着一起消失。',
            },
          },
        ),
      ],
      solve: [FREE, 'kubectl apply -f db.yaml', READY.run, VOLUME, `${COUNT} | cut -d ' ' -f 3-`],
      solution: [{ path: 'solution/reserve.json' }],
      wrong: [
        {
          id: 'straight',
          says: {
            en: 'applies db.yaml, which claims a new, empty volume',
            zh: '直接应用 db.yaml，声明得到了一个新的空卷',
          },
          run: ['kubectl apply -f db.yaml', READY.run],
          caughtBy: 'same-volume',
          undo: RELEASED_AGAIN,
        },
        {
          id: 'one-sided',
          says: {
            en: 'a claim that names the volume, which still names the claim that is gone',
            zh: '声明写了这个卷，卷上写的却还是已经不在的那个声明',
          },
          run: ['sed "s/VOLUME/$(cat volume.txt)/" wrong/claim.yaml | kubectl apply -f -'],
          caughtBy: 'bound',
          undo: ['kubectl delete pvc data-db-0'],
        },
        {
          id: 'other-folder',
          says: {
            en: 'the right volume, but PostgreSQL looks into another folder of it and begins anew',
            zh: '卷是对的，PostgreSQL 却去看卷里的另一个目录，从头开始',
          },
          run: [
            FREE.replace('solution/', 'wrong/'),
            "sed 's#data/pgdata#data/pgdata17#' db.yaml | kubectl apply -f -",
            READY.run,
          ],
          caughtBy: 'rows',
          undo: RELEASED_AGAIN,
        },
        {
          id: 'delete-again',
          says: {
            en: 'all rows are back, and the policy is Delete again',
            zh: '订单都回来了，回收策略却又改回了 Delete',
          },
          run: [
            FREE.replace('solution/', 'wrong/'),
            'kubectl apply -f db.yaml',
            READY.run,
            policy('Delete'),
          ],
          caughtBy: 'retained',
          undo: [policy('Retain'), ...RELEASED_AGAIN],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'second-pod',
      title: { en: 'A second Pod on the same claim', zh: '同一个声明，第二个 Pod' },
      text: {
        en: 'The claim says `ReadWriteOnce`. Start a second Pod that mounts it beside the database, and read a file of the database from there.',
        zh: '声明上写着 `ReadWriteOnce`。再启动一个挂载它的 Pod，和数据库并排，从那里读数据库的文件。',
      },
      files: [{ path: 'peek.yaml', mark: ['spec.volumes'] }],
      commands: [
        'kubectl get pvc data-db-0 -o jsonpath=\'{.spec.accessModes}{"\\n"}\'',
        'kubectl apply -f peek.yaml',
        { run: 'kubectl wait --for=condition=Ready pod/peek --timeout=120s', within: 150 },
        'test "$(kubectl get pod peek -o jsonpath={.spec.nodeName})" = "$(kubectl get pod db-0 -o jsonpath={.spec.nodeName})" && echo same node',
        'kubectl exec peek -- cat /data/pgdata/PG_VERSION',
      ],
      checks: [
        check.podReady('peek', { within: 60 }),
        check.podReady('db-0', { id: 'database', within: 30 }),
      ],
    },
    {
      id: 'no-such-class',
      title: { en: 'A class that does not exist', zh: '不存在的存储类' },
      text: {
        en: 'Claim storage of the class `fast`. The API accepts it. Ask the claim what it waits for, and compare with the first claim of this lab.',
        zh: '声明要 `fast` 类的存储。API 接受了。问问这个声明在等什么，和本实验的第一个声明比较。',
      },
      files: [{ path: 'fast.yaml', mark: ['spec.storageClassName'] }],
      commands: [
        'kubectl apply -f fast.yaml',
        "until kubectl events --for pvc/fast 2> /dev/null | grep -o 'storageclass.* not found'; do sleep 1; done",
        "kubectl get pvc fast -o custom-columns='CLAIM:.metadata.name,STATUS:.status.phase,VOLUME:.spec.volumeName'",
      ],
      checks: [
        check.object('PersistentVolumeClaim', 'fast', {
          match: { status: { phase: 'Pending' } },
        }),
      ],
    },
  ],
  claims: [
    {
      id: 'set-deletes-data',
      says: {
        en: 'Deleting a StatefulSet deletes its data.',
        zh: '删除 StatefulSet，数据也会删掉。',
      },
      verdict: 'wrong',
      because: {
        en: 'Its Pod went, its claim and its volume stayed, and the same manifest found them again: no confirmed order was missing. Only if the StatefulSet says `persistentVolumeClaimRetentionPolicy` with `whenDeleted: Delete` do the claims go with it.',
        zh: 'Pod 没了，声明和卷还在，再应用同一份清单就又接上了：确认过的订单一份不少。只有 StatefulSet 写了 `persistentVolumeClaimRetentionPolicy`，并且 `whenDeleted: Delete`，声明才会跟着删除。',
      },
      proof: 'set-deleted',
    },
    {
      id: 'emptydir-survives-pod',
      says: {
        en: 'What lies in an `emptyDir` survives the Pod.',
        zh: '`emptyDir` 里的内容，Pod 删了还在。',
      },
      verdict: 'wrong',
      because: {
        en: 'It belongs to that one Pod. The Pod that was made from the same file got an empty one; the note in the volume was there.',
        zh: '它只属于那一个 Pod。用同一个文件重新创建的 Pod，得到的是空的；卷里的便条还在。',
      },
      proof: 'two-folders',
    },
    {
      id: 'emptydir-restart',
      says: {
        en: 'An `emptyDir` is emptied when its container restarts.',
        zh: '容器一重启，`emptyDir` 就清空了。',
      },
      verdict: 'wrong',
      because: {
        en: 'It lives as long as the Pod, not the container. After the restart both notes were there.',
        zh: '它和 Pod 同寿，不是和容器同寿。容器重启之后，两张便条都在。',
      },
      proof: 'two-folders',
    },
    {
      id: 'reachable-everywhere',
      says: {
        en: 'A PersistentVolume can be reached from every node.',
        zh: '每个节点都能访问 PersistentVolume。',
      },
      verdict: 'wrong',
      because: {
        en: 'It is an object that stands for some storage, and the storage decides. This one is a folder on one node, and says so in `spec.nodeAffinity`. While that node was away the Pod stayed `Pending`, with another worker ready.',
        zh: '它只是代表某处存储的对象，能从哪里访问，由那处存储决定。这里是某个节点上的一个目录，`spec.nodeAffinity` 里也写明了。那个节点不在时，虽然另有工作节点就绪，Pod 还是一直 `Pending`。',
      },
      proof: 'node-back',
    },
    {
      id: 'node-dies-pod-moves',
      says: {
        en: 'When a node dies, its Pods are started on another one.',
        zh: '节点挂了，上面的 Pod 会在别的节点上重新启动。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if something makes new ones: a Pod never moves. A StatefulSet makes none while the old one is on the list, for that one may still be running. And the new one must be able to reach its data.',
        zh: '前提是有谁来新建：Pod 从不搬家。旧的还在名单上，StatefulSet 就不会新建，因为旧的也许还在运行。就算建了，新的也得够得着自己的数据。',
      },
      proof: 'node-away',
    },
    {
      id: 'claim-deletes-data',
      says: {
        en: 'Deleting a claim deletes the data.',
        zh: '删除声明，数据就没了。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the volume’s policy is `Delete`, as it is for most volumes made on demand: then folder and note were gone. With `Retain` the volume stayed, `Released`, and in your turn it gives every order back.',
        zh: '要看卷的回收策略。按需创建的卷，多数是 `Delete`：目录和便条都没了。换成 `Retain`，卷留了下来，状态是 `Released`；轮到你的时候，订单从里面一份不少地找了回来。',
      },
      proof: 'released',
    },
    {
      id: 'claim-made-at-once',
      says: {
        en: 'A claim gets its volume as soon as it is created.',
        zh: '声明一创建，就会得到卷。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the class says `Immediate`. With `WaitForFirstConsumer` it waited for a Pod, so that the volume could be made on the node that the Pod was given.',
        zh: '存储类写的是 `Immediate` 才会。写 `WaitForFirstConsumer` 的，会一直等到有 Pod 来用，这样卷才能建在 Pod 分到的节点上。',
      },
      proof: 'claim-waits',
    },
    {
      id: 'once-means-one-pod',
      says: {
        en: '`ReadWriteOnce` lets only one Pod use the volume.',
        zh: '`ReadWriteOnce` 表示卷只给一个 Pod 用。',
      },
      verdict: 'wrong',
      because: {
        en: 'It means one node. A second Pod on the same node had the database’s files before it while the database ran. One Pod only is `ReadWriteOncePod`.',
        zh: '它说的是一个节点。数据库还在运行，同一节点上的第二个 Pod 就看到了它的文件。只给一个 Pod 用，要写 `ReadWriteOncePod`。',
      },
      proof: 'second-pod',
    },
    {
      id: 'pod-keeps-address',
      says: {
        en: 'A Pod of a StatefulSet keeps its address.',
        zh: 'StatefulSet 的 Pod 地址不变。',
      },
      verdict: 'wrong',
      because: {
        en: 'It keeps its name, and so its claim and its DNS name. The new Pod had another address, and the writer found it by name.',
        zh: '不变的是名字，于是声明和 DNS 名字也不变。新 Pod 的地址换了，写入程序是按名字找到它的。',
      },
      proof: 'pod-deleted',
    },
    {
      id: 'no-databases',
      says: {
        en: 'Databases do not belong on Kubernetes.',
        zh: '数据库不该放在 Kubernetes 上。',
      },
      verdict: 'only-if',
      because: {
        en: 'Pod, StatefulSet and node went in the middle of its work, and no confirmed order was missing. But while its node was away nobody took orders: being available takes replication, and somebody, or an operator, who knows the database.',
        zh: '正写着的时候，Pod、StatefulSet、节点先后没了，确认过的订单一份不少。但节点不在的那段时间，没有谁收订单：要一直可用，还得有复制，以及懂这个数据库的人或者 Operator。',
      },
      proof: 'node-back',
    },
  ],
});
